#include <stdlib.h>
#include <string.h>

struct item { int value; char *text; struct item *next; };

extern int ready(void);

int afterFree(void) {
  int *p = malloc(sizeof *p);
  if (p == NULL) return -1;
  *p = 1;
  free(p);
  return *p;                                          // expect: memory/use-after-free
}

int beforeFree(void) {
  int *p = malloc(sizeof *p);
  if (p == NULL) return -1;
  *p = 1;
  int value = *p;
  free(p);
  return value;
}

int onOneBranch(int mode) {
  char *text = malloc(8);
  if (text == NULL) return -1;
  text[0] = 'x';
  if (mode > 3) free(text);
  int first = text[0];                                // expect: memory/use-after-free
  if (mode <= 3) free(text);
  return first;
}

int onOtherBranch(int mode) {
  char *text = malloc(8);
  if (text == NULL) return -1;
  text[0] = 'x';
  if (mode > 3) { free(text); return 0; }
  int first = text[0];
  free(text);
  return first;
}

void listWithoutSaving(struct item *list) {
  while (list != NULL) {
    free(list);
    list = list->next;                                // expect: memory/use-after-free
  }
}

void listWithSaving(struct item *list) {
  while (list != NULL) {
    struct item *next = list->next;
    free(list);
    list = next;
  }
}

int alias(void) {
  struct item *a = calloc(1, sizeof *a);
  if (a == NULL) return -1;
  struct item *b = a;
  free(a);
  a = NULL;
  b->value = 1;                                       // expect: memory/use-after-free
  return 0;
}

int aliasOfOther(void) {
  struct item *a = calloc(1, sizeof *a);
  struct item *b = calloc(1, sizeof *b);
  if (a == NULL || b == NULL) { free(a); free(b); return -1; }
  free(a);
  b->value = 1;
  free(b);
  return 0;
}

char *grown(size_t size) {
  char *text = malloc(4);
  if (text == NULL) return NULL;
  char *more = realloc(text, size);
  if (more == NULL) { free(text); return NULL; }
  text[0] = 'a';                                      // expect: memory/use-after-free
  return more;
}

char *grownAndUsed(size_t size) {
  char *text = malloc(4);
  if (text == NULL) return NULL;
  char *more = realloc(text, size);
  if (more == NULL) { free(text); return NULL; }
  return more;
}

int inLoop(void) {
  int sum = 0;
  int *p = malloc(sizeof *p);
  if (p == NULL) return -1;
  *p = 0;
  for (int i = 0; i < 3; i++) {
    sum += *p;                                        // expect: memory/use-after-free
    if (i == 1) free(p);
  }
  return sum;
}

int atEndOfLoop(void) {
  int sum = 0;
  int *p = malloc(sizeof *p);
  if (p == NULL) return -1;
  *p = 0;
  for (int i = 0; i < 3; i++) {
    sum += *p;
    if (i == 2) free(p);
  }
  return sum;
}
