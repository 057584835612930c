#include <stdlib.h>
int main(void) {
  char *p = malloc(4);
  if (!p) return 0;
  char *q = p;
  q++;
  free(q - 1);
  return 0;
}
