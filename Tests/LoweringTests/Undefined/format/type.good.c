#include <stdio.h>
int main(void) {
  long big = 1;
  printf("%ld\n", big);
  return 0;
}
