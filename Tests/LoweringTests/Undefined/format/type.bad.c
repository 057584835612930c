#include <stdio.h>
int main(void) {
  long big = 1;
  printf("%s\n", big);  // undefined: format
  return 0;
}
