#include <limits.h>
int main(void) {
  int x = INT_MAX;
  return (unsigned)x + 1 < 1;
}
