#include <stdlib.h>
#include <string.h>

struct pair { int a[4]; int b[4]; };

long betweenBlocks(void) {
  char *p = malloc(8);
  char *q = malloc(8);
  long distance = 0;
  if (p != NULL && q != NULL) distance = (long)(q - p);   // expect: number/pointers-of-different-objects
  free(p);
  free(q);
  return distance;
}

long withinBlock(void) {
  char *p = malloc(8);
  if (p == NULL) return 0;
  char *q = p + 8;
  long distance = (long)(q - p);
  free(p);
  return distance;
}

static const char *end(const char *text) { return text + strlen(text); }

long ofTexts(const char *first, int n) {
  char copy[8] = "abc";
  const char *last = n > 0 ? end(copy) : end(first);
  return (long)(last - first);                        // expect: number/pointers-of-different-objects
}

long ofText(const char *first) { return (long)(end(first) - first); }

long ofMembers(struct pair *p) {
  return (long)(&p->b[0] - &p->a[0]);                 // misses: number/pointers-of-different-objects
}

long ofMember(struct pair *p) { return (long)(&p->a[3] - &p->a[0]); }
