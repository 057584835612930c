#include <stdint.h>
#include <string.h>

struct view { const uint8_t *bytes; int count; };

extern int ready(void);

static int sum(const struct view *v) {
  int total = 0;
  for (int i = 0; i < v->count; i++) total += v->bytes[i];  // expect: memory/use-after-scope
  return total;
}

static int sumOf(const struct view *v) {
  int total = 0;
  for (int i = 0; i < v->count; i++) total += v->bytes[i];
  return total;
}

int innerBlock(void) {
  const int *p;
  {
    int x = 3;
    p = &x;
  }
  return *p;                                          // expect: memory/use-after-scope
}

int sameBlock(void) {
  const int *p;
  int x = 3;
  {
    p = &x;
  }
  return *p;
}

int onBranch(int n) {
  int own = 0;
  const int *p = &own;
  if (n > 2) {
    int other = n;
    p = &other;
  }
  return *p;                                          // expect: memory/use-after-scope
}

int onBranchStatic(int n) {
  int own = 0;
  const int *p = &own;
  if (n > 2) {
    static int other = 7;
    p = &other;
  }
  return *p;
}

int previousRound(void) {
  const int *last = 0;
  int result = 0;
  for (int i = 0; i < 3; i++) {
    int square = i * i;
    if (last != 0) result += *last;                   // expect: memory/use-after-scope
    last = &square;
  }
  return result;
}

int previousRoundOutside(void) {
  const int *last = 0;
  int result = 0;
  int squares[3];
  for (int i = 0; i < 3; i++) {
    squares[i] = i * i;
    if (last != 0) result += *last;
    last = &squares[i];
  }
  return result;
}

int inMember(void) {
  struct view v = {0, 0};
  if (ready()) {
    uint8_t bytes[2] = {1, 2};
    v.bytes = bytes;
    v.count = 2;
  }
  return sum(&v);
}

int inMemberInside(void) {
  struct view v = {0, 0};
  uint8_t bytes[2] = {1, 2};
  if (ready()) {
    v.bytes = bytes;
    v.count = 2;
  }
  return sumOf(&v);
}

int literal(int n) {
  const int *p = 0;
  if (n) {
    p = (int[]){1, 2};
  }
  return p ? p[1] : 0;                                // expect: memory/use-after-scope
}

int literalOfBlock(int n) {
  const int *p = (int[]){1, 2};
  if (n) n++;
  return p[1] + n;
}

size_t nameOf(int code) {
  const char *name = "none";
  if (code > 0) {
    char text[8] = "code";
    name = text;
  }
  return strlen(name);                                // expect: memory/use-after-scope
}
