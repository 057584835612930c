#include <stddef.h>
#include <stdint.h>

struct reader { const uint8_t *at, *end; };

static const uint8_t frame[16] = {16};

static int has(const struct reader *r, size_t n) {
  return r->at + n <= r->end;                         // misses: number/invalid-pointer-arithmetic
}

static int hasLeft(const struct reader *r, size_t n) { return n <= (size_t)(r->end - r->at); }

int tooMany(size_t claimed) {
  struct reader r = {frame, frame + sizeof frame};
  if (claimed > 1000) return 0;
  return has(&r, claimed);
}

int tooManyLeft(size_t claimed) {
  struct reader r = {frame, frame + sizeof frame};
  if (claimed > 1000) return 0;
  return hasLeft(&r, claimed);
}

int oneBased(void) {
  int values[4] = {1, 2, 3, 4};
  int *base = values - 1;                             // expect: number/invalid-pointer-arithmetic
  return base[1];
}

int zeroBased(void) {
  int values[4] = {1, 2, 3, 4};
  int *base = values;
  return base[1];
}

int backwards(void) {
  int sum = 0;
  int values[4] = {1, 2, 3, 4};
  for (int *p = values + 3; p >= values; p--) {       // expect: number/invalid-pointer-arithmetic
    sum += *p;
  }
  return sum;
}

int backwardsFromEnd(void) {
  int sum = 0;
  int values[4] = {1, 2, 3, 4};
  for (int *p = values + 4; p > values;) {
    sum += *--p;
  }
  return sum;
}

const int *last(void) {
  static const int values[4] = {1, 2, 3, 4};
  return values + 4;
}

const int *beyondLast(void) {
  static const int values[4] = {1, 2, 3, 4};
  return values + 5;                                  // expect: number/invalid-pointer-arithmetic
}
