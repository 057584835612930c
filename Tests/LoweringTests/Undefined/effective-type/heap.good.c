#include <stdlib.h>
int main(void) {
  void *p = malloc(8);
  if (!p) return 0;
  *(double *)p = 1.0;
  long bits = (long)*(double *)p;
  free(p);
  return bits == 0;
}
