#include <limits.h>
int main(void) {
  int a = INT_MIN;
  int b = -1;
  return a / b > 0;  // undefined: signed-overflow
}
