#include <stdlib.h>
int main(void) {
  char *a = malloc(4), *b = malloc(4);
  if (!a || !b) return 0;
  long gap = b - a;  // undefined: pointer-difference
  free(a);
  free(b);
  return gap == 1;
}
