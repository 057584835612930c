#include <stdlib.h>
int main(void) {
  int *p = malloc(sizeof *p);
  if (!p) return 0;
  *p = 0;
  int *q = realloc(p, 4096 * sizeof *q);
  if (!q) return 0;
  int value = *p;  // undefined: use-after-free
  free(q);
  return value;
}
