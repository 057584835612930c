#include <stdlib.h>
int main(void) {
  void *p = malloc(8);
  if (!p) return 0;
  *(double *)p = 1.0;
  long bits = *(long *)p;  // undefined: effective-type
  free(p);
  return bits == 0;
}
