#include <stddef.h>
#include <string.h>

/* Public functions of this unit expect that callers hand null. */
struct item {
  struct item *next;
  char *text;
  int kind;
};

int kindOf(const struct item *item) { return item == NULL ? -1 : item->kind; }

static int addTo(struct item *list, struct item *item) {
  if (item == NULL || list == NULL) return 0;
  item->next = list->next;
  list->next = item;
  return 1;
}

int add(struct item *list, struct item *item) { return addTo(list, item); }

void mark(struct item *item) {
  if (!item) return;
  item->kind = 1;
}

void clear(struct item *item) {
  if (item) item->kind = 0;
}

/* One way tests the new item, in the callee; the other does not. */
int insert(struct item *list, int place, struct item *item) {
  if (place < 0) return 0;
  if (place == 0) return addTo(list, item);
  item->kind = place;                                 // expect: memory/null-dereference
  return 1;
}

int insertChecked(struct item *list, int place, struct item *item) {
  if (place < 0 || item == NULL) return 0;
  if (place == 0) return addTo(list, item);
  item->kind = place;
  return 1;
}

/* Strings are nobody's habit here: a caller may be asked for one. */
int startsWith(const char *text, char first) { return text[0] == first; }

/* A helper counts on who calls it. */
static int kindOfNext(const struct item *item) { return item->kind + 1; }
int kindAfter(const struct item *item) { return item ? kindOfNext(item) : -1; }
