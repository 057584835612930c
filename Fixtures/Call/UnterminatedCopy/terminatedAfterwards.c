#include <stddef.h>
#include <string.h>
#include <stdlib.h>

#define NAME_SIZE 16
#define COPY(to, from) do { strncpy((to), (from), sizeof(to) - 1); (to)[sizeof(to) - 1] = '\0'; } while (0)

struct patient {
  char name[NAME_SIZE];
  char ward[8];
};

void after(struct patient *p, const char *text) {
  strncpy(p->name, text, sizeof p->name);
  p->name[sizeof p->name - 1] = '\0';
}

void before(struct patient *p, const char *text) {
  p->name[NAME_SIZE - 1] = 0;
  strncpy(p->name, text, NAME_SIZE - 1);
}

void byMacro(struct patient *p, const char *text) {
  COPY(p->name, text);
}

void atLength(char *out, const char *text, size_t n) {
  strncpy(out, text, n);
  out[n] = '\0';
}

void throughPointer(struct patient *p, const char *text) {
  char *end = p->name + NAME_SIZE - 1;
  strncpy(p->name, text, NAME_SIZE);
  *end = '\0';
}

void inTheNextBranch(char *out, const char *text, size_t size) {
  strncpy(out, text, size);
  if (size > 0) {
    *(out + size - 1) = '\0';
  }
}

void clearedObject(struct patient *p, const char *text) {
  memset(p, 0, sizeof *p);
  strncpy(p->name, text, sizeof p->name - 1);
}

void initialised(const char *text, void (*use)(const struct patient *)) {
  struct patient p = {0};
  strncpy(p.name, text, sizeof p.name - 1);
  use(&p);
}

static char lastName[NAME_SIZE];

void staticStorage(const char *text) {
  strncpy(lastName, text, sizeof lastName - 1);
}

char *allocated(const char *text, size_t n) {
  char *copy = calloc(1, n + 1);
  if (copy != NULL) { strncpy(copy, text, n); }
  return copy;
}

void shortLiteral(struct patient *p, int isNight) {
  strncpy(p->ward, "ICU", sizeof p->ward);
  strncpy(p->name, isNight ? "night" : "day", sizeof p->name);
}

void fromSmallerField(struct patient *p, struct patient *from) {
  strncpy(p->name, from->ward, sizeof p->name);
}

int checkedBefore(struct patient *p, const char *text) {
  if (strlen(text) >= sizeof p->name) { return -1; }
  strncpy(p->name, text, sizeof p->name);
  return 0;
}

int checkedByVariable(struct patient *p, const char *text) {
  size_t length = strlen(text);
  if (length < sizeof p->name) {
    strncpy(p->name, text, sizeof p->name);
    return 0;
  }
  return -1;
}
