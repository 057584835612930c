#include <stdlib.h>
int main(void) {
  int *p = malloc(2 * sizeof *p);
  if (!p) return 0;
  p[0] = 0;
  if (p[1] == 7) p[0] = 1;  // undefined: uninitialised
  int result = p[0];
  free(p);
  return result;
}
