#include <stdlib.h>
int main(void) {
  int *p = calloc(1, sizeof *p);
  if (!p) return 0;
  free(p);
  return *p;  // undefined: use-after-free
}
