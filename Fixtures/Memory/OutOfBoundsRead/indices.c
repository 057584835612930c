#include <stdint.h>

enum mode { OFF, SLOW, FAST, MODES };

static const int rates[MODES] = {0, 10, 100};
static const char *const names[] = {"off", "slow"};

int rateOf(enum mode mode) { return mode >= MODES ? 0 : rates[mode]; }
int rateOfAny(unsigned mode) {
  if (mode > MODES) return 0;
  return rates[mode];                                 // expect: memory/out-of-bounds-read
}

const char *nameOf(enum mode mode) {
  switch (mode) {
  case OFF:
  case SLOW: return names[mode];
  default: return "fast";
  }
}

const char *nameOfFast(int fast) {
  enum mode mode = fast ? FAST : OFF;
  return names[mode];                                 // expect: memory/out-of-bounds-read
}

int negative(int n) {
  int values[4] = {1, 2, 3, 4};
  if (n >= 4) return 0;
  return values[n];                                   // misses: memory/out-of-bounds-read
}

int notNegative(int n) {
  int values[4] = {1, 2, 3, 4};
  if (n >= 4 || n < 0) return 0;
  return values[n];
}

int beforeFirst(const int *values, int count) {
  int largest = 0;
  for (int i = 0; i < count; i++) {
    if (values[i] > values[i - 1]) largest = i;       // expect: memory/out-of-bounds-read
  }
  return largest;
}

int afterFirst(const int *values, int count) {
  int largest = 0;
  for (int i = 1; i < count; i++) {
    if (values[i] > values[i - 1]) largest = i;
  }
  return largest;
}

int main(void) {
  static const int four[4] = {1, 2, 3, 4};
  return beforeFirst(four, 4) + afterFirst(four, 4);
}
