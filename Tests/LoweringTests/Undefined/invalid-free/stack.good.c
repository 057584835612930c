#include <stdlib.h>
int main(void) {
  int x = 0;
  int *p = x ? &x : malloc(4);
  free(p);
  return 0;
}
