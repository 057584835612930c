#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

extern int adc_read(void);

int increment(void) {
  int n = INT_MAX;
  n++;                                                // expect: number/signed-overflow
  return n;
}

int incrementBelow(void) {
  int n = INT_MAX - 1;
  n++;
  return n;
}

int product(int16_t a, int16_t b) {
  if (a < 30000 || b < 30000) return 0;
  return a * b * 4;                                   // expect: number/signed-overflow
}

int productInside(int16_t a, int16_t b) {
  return a * b;
}

int negated(int n) {
  if (n != INT_MIN) return n;
  return -n;                                          // expect: number/signed-overflow
}

int negatedOthers(int n) {
  if (n == INT_MIN) return n;
  return -n;
}

int divided(int a, int b) {
  if (a != INT_MIN || b >= 0) return 0;
  return a / b;                                       // misses: number/signed-overflow
}

int dividedOthers(int a, int b) {
  if (a != INT_MIN || b >= -1) return 0;
  return a / b;
}

int checkedAfter(int a) {
  if (a < 0) return 0;
  int sum = a + 100;                                  // misses: number/signed-overflow
  if (sum < a) return -1;
  return sum;
}

int checkedBefore(int a) {
  if (a < 0 || a > INT_MAX - 100) return -1;
  return a + 100;
}

int checkedByBuiltin(int a, int b) {
  int sum;
  return __builtin_add_overflow(a, b, &sum) ? INT_MAX : sum;
}

int64_t widenedLate(int seconds) {
  if (seconds < 5000000) return 0;
  return (int64_t)(seconds * 1000);                   // expect: number/signed-overflow
}

int64_t widenedEarly(int seconds) {
  if (seconds < 5000000) return 0;
  return (int64_t)seconds * 1000;
}

int absolute(int n) {
  return n < 0 && n == INT_MIN ? abs(n) : n;          // misses: number/signed-overflow
}

int8_t narrow(int8_t n) { return (int8_t)(n < 100 ? n + 1 : n); }
