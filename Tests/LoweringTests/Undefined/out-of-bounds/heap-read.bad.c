#include <stdlib.h>
static int last(const int *p) {
  return p[2];  // undefined: out-of-bounds
}
int main(void) {
  int *p = calloc(2, sizeof *p);
  if (!p) return 0;
  int value = last(p);
  free(p);
  return value;
}
