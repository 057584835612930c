#include <limits.h>
#include <stdint.h>

struct totals { int sum; int64_t wide; };

static int clamp(int n, int high) { return n > high ? high : n < 0 ? 0 : n; }

int powers(void) {
  int value = 1;
  for (int i = 0; i < 32; i++) {
    value *= 2;                                       // expect: number/signed-overflow
  }
  return value;
}

int powersInside(void) {
  int value = 1;
  for (int i = 0; i < 30; i++) {
    value *= 2;
  }
  return value;
}

void add(struct totals *t, int n) {
  t->sum += n;                                        // expect: number/signed-overflow
}

void addWide(struct totals *t, int n) {
  t->wide += n;
}

int addedTwice(void) {
  struct totals t = {0, 0};
  add(&t, INT_MAX);
  add(&t, INT_MAX);
  return t.sum;
}

int addedWideTwice(void) {
  struct totals t = {0, 0};
  addWide(&t, INT_MAX);
  addWide(&t, INT_MAX);
  return (int)(t.wide / 4);
}

int digits(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + (*text - '0');               // expect: number/signed-overflow
    text++;
  }
  return value;
}

int digitsBounded(const char *text) {
  int value = 0;
  for (int i = 0; i < 8 && text[i] >= '0' && text[i] <= '9'; i++) {
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int parsed(void) { return digits("99999999999") + digitsBounded("99999999999"); }

int clampedSum(int a, int b) { return clamp(a, 1000) + clamp(b, 1000); }
int clampedHigh(int a, int b) {
  if (a < INT_MAX / 2 + 2 || b < INT_MAX / 2 + 2) return 0;
  return clamp(a, INT_MAX) + clamp(b, INT_MAX);       // expect: number/signed-overflow
}
