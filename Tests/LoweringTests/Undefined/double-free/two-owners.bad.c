#include <stdlib.h>
struct owner { char *name; };
static void drop(struct owner *o) {
  free(o->name);  // undefined: double-free
}
int main(void) {
  struct owner a = {malloc(4)}, b = a;
  drop(&a);
  drop(&b);
  return 0;
}
