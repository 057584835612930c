#include <stdlib.h>
struct owner { char *name; };
static void drop(struct owner *o) {
  free(o->name);
}
int main(void) {
  struct owner a = {malloc(4)}, b = a;
  drop(&a);
  b.name = NULL;
  drop(&b);
  return 0;
}
