#include <stdlib.h>
static char pool[8];
int main(void) {
  char *p = pool;
  free(p);  // undefined: invalid-free
  return 0;
}
