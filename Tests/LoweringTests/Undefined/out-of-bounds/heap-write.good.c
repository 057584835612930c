#include <stdlib.h>
int main(void) {
  char *p = malloc(4);
  if (!p) return 0;
  p[3] = 1;
  free(p);
  return 0;
}
