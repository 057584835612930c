#include <stdlib.h>
int main(void) {
  char *p = malloc(1);
  free(p);
  free(p);  // undefined: double-free
  return 0;
}
