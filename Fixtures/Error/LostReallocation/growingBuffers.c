#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list { unsigned char *data; size_t size; };
static unsigned char *history;
void *pvPortRealloc(void *p, size_t n);
_Noreturn void system_halt(void);

void grow(size_t n) {
  history = realloc(history, n);  // expect: error/lost-reallocation
}

int grow_member(struct list *l, size_t n) {
  l->data = (unsigned char *)realloc(l->data, n);  // expect: error/lost-reallocation
  if (l->data == NULL) return -1;
  l->size = n;
  return 0;
}

int grow_in_condition(struct list *l, size_t n) {
  if ((l->data = realloc(l->data, n)) == NULL) return -1;  // expect: error/lost-reallocation
  return 0;
}

void grow_element(unsigned char **table, size_t i, size_t n) {
  table[i] = realloc(table[i], n);  // expect: error/lost-reallocation
}

void grow_other_element(unsigned char **table, size_t i, size_t n) {
  unsigned char *next = realloc(table[i], n);
  if (next != NULL) table[i] = next;
}

int grow_safely(struct list *l, size_t n) {
  unsigned char *grown = realloc(l->data, n);
  if (grown == NULL) {
    free(l->data);
    l->data = NULL;
    return -1;
  }
  l->data = grown;
  return 0;
}

int grow_with_saved(struct list *l, size_t n) {
  unsigned char *const old = l->data;
  l->data = realloc(l->data, n);
  if (l->data == NULL) {
    l->data = old;
    return -1;
  }
  return 0;
}

int grow_with_assigned(struct list *l, size_t n) {
  unsigned char *old;
  old = l->data;
  l->data = realloc(l->data, n);
  if (l->data == NULL) free(old);
  return l->data != NULL;
}

void grow_or_die(size_t n) {
  history = realloc(history, n);
  if (history == NULL) {
    fprintf(stderr, "no memory\n");
    abort();
  }
}

void grow_or_halt(size_t n) {
  history = realloc(history, n);
  if (!history) system_halt();
}

void grow_or_log(size_t n) {
  history = realloc(history, n);  // expect: error/lost-reallocation
  if (history == NULL) {
    fprintf(stderr, "no memory\n");
  }
}

void freertos(size_t n) {
  history = pvPortRealloc(history, n);  // expect: error/lost-reallocation
}

unsigned char *passed_on(unsigned char *p, size_t n) { return realloc(p, n); }

#define GROW(p, n) ((p) = realloc((p), (n)))
void in_macro(size_t n) {
  GROW(history, n);  // expect: error/lost-reallocation
}

static void *checked(void *p, size_t n) {
  void *q = realloc(p, n);
  if (q == NULL) abort();
  return q;
}

void wrapper(size_t n) { history = checked(history, n); }

static unsigned char *backup;
static void remember(void) { backup = history; }
void saved_elsewhere(size_t n) {
  remember();
  history = realloc(history, n);  // accepts: error/lost-reallocation
}

void first_block(struct list *l, const struct list *from, size_t n) {
  l->data = realloc(from->data, n);
}
