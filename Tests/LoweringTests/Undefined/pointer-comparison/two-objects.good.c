#include <stdlib.h>
int main(void) {
  int *a = malloc(8), *b = malloc(8);
  if (!a || !b) return 0;
  int before = a == b;
  free(a);
  free(b);
  return before > 1;
}
