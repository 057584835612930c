#include <stdbool.h>
#include <stdint.h>

#define RATIO(a, b) ((b) != 0 ? (a) / (b) : 0)
#define SHARE(a, b) ((a) / (b))

static bool isUsable(int n) { return n > 0; }
static bool isNotNegative(int n) { return n >= 0; }
static int atLeastOne(int n) { return n < 1 ? 1 : n; }
static int atLeastZero(int n) { return n < 0 ? 0 : n; }

int testedTooLate(int sum, int n) {
  int mean = sum / n;                                 // misses: number/division-by-zero
  if (n == 0) return 0;
  return mean;
}

int testedFirst(int sum, int n) {
  if (n == 0) return 0;
  return sum / n;
}

int testedByHelper(int sum, int n) { return isUsable(n) ? sum / n : 0; }
int testedByWrongHelper(int sum, int n) {
  return isNotNegative(n) ? sum / n : 0;              // expect: number/division-by-zero
}

int clamped(int sum, int n) { return sum / atLeastOne(n); }
int clampedToZero(int sum, int n) {
  return sum / atLeastZero(n);                        // expect: number/division-by-zero
}

int byMacro(int sum, int n) { return RATIO(sum, n); }
int byBareMacro(int sum) {
  int n = 0;
  if (sum > 10) n = sum - 10;
  return SHARE(sum, n);                               // expect: number/division-by-zero
}

int remainderOf(unsigned n) {
  unsigned period = n & 7;
  return (int)(100 % period);                         // misses: number/division-by-zero
}

int remainderOdd(unsigned n) {
  unsigned period = (n & 7) | 1;
  return (int)(100 % period);
}

int differences(int a, int b) {
  if (a < b) return 0;
  return 10 / (a - b);                                // misses: number/division-by-zero
}

int differencesApart(int a, int b) {
  if (a <= b || b < 0) return 0;
  return 10 / (a - b);
}

int both(int a, int b) {
  if (a == 0 && b == 0) return 0;
  return 10 / b;                                      // misses: number/division-by-zero
}

int either(int a, int b) {
  if (a == 0 || b == 0) return 0;
  return 10 / b;
}

double floating(double n) { return n == 0 ? 1 / n : 0; }  // accepts: number/division-by-zero
