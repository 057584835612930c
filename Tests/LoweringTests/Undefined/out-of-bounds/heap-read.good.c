#include <stdlib.h>
static int last(const int *p) {
  return p[1];
}
int main(void) {
  int *p = calloc(2, sizeof *p);
  if (!p) return 0;
  int value = last(p);
  free(p);
  return value;
}
