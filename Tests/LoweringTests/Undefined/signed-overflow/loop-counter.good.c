#include <limits.h>
int main(void) {
  int n = 0;
  for (int i = INT_MAX - 2; i > 0 && n < 2; i++) n++;
  return n > 5;
}
