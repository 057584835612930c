#include <stdlib.h>
static char pool[8];
int main(void) {
  char *p = pool;
  if (p != pool) free(p);
  return 0;
}
