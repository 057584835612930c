#include <stdint.h>
#include <string.h>

struct limits { int low, high; };

static const struct limits factory = {1, 10};
static struct limits current = {1, 10};
static const uint8_t table[4] = {1, 2, 3, 4};

static void raise(struct limits *limits) { limits->high += 1; }      // expect: memory/write-to-constant
static void raiseOwn(struct limits *limits) { limits->high += 1; }

static struct limits *select(int useFactory) {
  return useFactory ? (struct limits *)&factory : &current;
}

void raiseFactory(void) { raise((struct limits *)&factory); }
void raiseCurrent(void) { raiseOwn(&current); }

void selected(int useFactory) {
  select(useFactory)->low = 0;                        // expect: memory/write-to-constant
}

void selectedCurrent(void) { select(0)->low = 0; }

void clear(void) {
  memset((void *)table, 0, sizeof table);             // expect: memory/write-to-constant
}

void clearCopy(void) {
  uint8_t copy[4];
  memcpy(copy, table, sizeof copy);
  memset(copy, 0, sizeof copy);
}

int local(int n) {
  const int limit = n;
  int *p = (int *)&limit;
  *p = 3;                                             // misses: memory/write-to-constant
  return limit;
}

int pointerToConst(int *p) {
  const int *q = p;
  *(int *)q = 3;
  return *p;
}

int ownThroughConst(void) {
  int value = 1;
  return pointerToConst(&value);
}
