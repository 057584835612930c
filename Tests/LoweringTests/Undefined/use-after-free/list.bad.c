#include <stdlib.h>
struct node { struct node *next; };
int main(void) {
  struct node *list = NULL;
  for (int i = 0; i < 3; i++) {
    struct node *n = malloc(sizeof *n);
    if (!n) return 0;
    n->next = list;
    list = n;
  }
  while (list) {
    free(list);
    list = list->next;  // undefined: use-after-free
  }
  return 0;
}
