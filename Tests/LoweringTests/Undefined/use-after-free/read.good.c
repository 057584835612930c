#include <stdlib.h>
int main(void) {
  int *p = calloc(1, sizeof *p);
  if (!p) return 0;
  int value = *p;
  free(p);
  return value;
}
