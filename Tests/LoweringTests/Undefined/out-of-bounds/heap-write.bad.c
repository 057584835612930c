#include <stdlib.h>
int main(void) {
  char *p = malloc(4);
  if (!p) return 0;
  p[4] = 1;  // undefined: out-of-bounds
  free(p);
  return 0;
}
