#include <stdlib.h>
int main(void) {
  int x = 0;
  int *p = &x;
  free(p);  // undefined: invalid-free
  return 0;
}
