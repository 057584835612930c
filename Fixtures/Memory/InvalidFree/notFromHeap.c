#include <stdlib.h>
#include <string.h>

struct text { char *start; char small[16]; };

static char shared[64];
static const char *label = "none";

void freesLocal(void) {
  char buffer[8];
  char *p = buffer;
  p[0] = 0;
  free(p);                                            // expect: memory/invalid-free
}

void freesStatic(int n) {
  char *p = shared;
  if (n > 64) {
    p = malloc(128);
    if (p == NULL) return;
  }
  p[0] = 1;
  free(p);                                            // expect: memory/invalid-free
}

void freesOnlyHeap(int n) {
  char *p = shared;
  if (n > 64) {
    p = malloc(128);
    if (p == NULL) return;
  }
  p[0] = 1;
  if (p != shared) free(p);
}

void setLabel(const char *name) {
  char *copy = malloc(strlen(name) + 1);
  if (copy == NULL) return;
  strcpy(copy, name);
  free((char *)label);                                // misses: memory/invalid-free
  label = copy;
}

static int isSmall(const struct text *t) { return t->start == t->small; }

static int assign(struct text *t, const char *source) {
  size_t size = strlen(source) + 1;
  t->start = size <= sizeof t->small ? t->small : malloc(size);
  if (t->start == NULL) return -1;
  memcpy(t->start, source, size);
  return 0;
}

void smallOrLarge(const char *source) {
  struct text t;
  if (assign(&t, source) < 0) return;
  free(t.start);                                      // expect: memory/invalid-free
}

void smallOrLargeChecked(const char *source) {
  struct text t;
  if (assign(&t, source) < 0) return;
  if (!isSmall(&t)) free(t.start);
}
