#include <stdlib.h>
int main(void) {
  char *p = malloc(4);
  char *q = realloc(p, 64);
  if (!q) return 0;
  free(q);
  return 0;
}
