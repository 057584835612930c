//# std: gnu11
#include <stdio.h>
#include <string.h>
#include <wchar.h>

struct patient {
  char name[24];
  char ward[8];
};

typedef char *(*copier)(char *, const char *);

void setName(struct patient *p, const char *text) {
  strcpy(p->name, text);  // expect: call/unbounded-copy
}

void addWard(struct patient *p, const char *text) {
  (void)strcat(p->name, text);  // expect: call/unbounded-copy
}

char *chained(char *at, const char *text) {
  return stpcpy(at, text);  // expect: call/unbounded-copy
}

void wide(wchar_t *at, const wchar_t *text) {
  wcscpy(at, text);  // expect: call/unbounded-copy
}

void builtin(char *at, const char *text) {
  __builtin_strcpy(at, text);  // expect: call/unbounded-copy
}

copier chosen(void) {
  return strcpy;  // expect: call/unbounded-copy
}

#define COPY_NAME(p, text) strcpy((p)->name, (text))

void byMacro(struct patient *p, const char *text) {
  COPY_NAME(p, text);  // expect: call/unbounded-copy
}

void bounded(struct patient *p, const char *text) {
  (void)snprintf(p->name, sizeof p->name, "%s", text);
}

void boundedCopy(struct patient *p) {
  memcpy(p->ward, "ICU", sizeof "ICU");
}

int mentionsOnlyTheName(void) {
  const char *strcpyAdvice = "do not call strcpy(a, b)";
  return (int)strlen(strcpyAdvice);
}

int fieldOfThatName(void) {
  struct { int strcpy; } counters = {0};
  return counters.strcpy;
}
