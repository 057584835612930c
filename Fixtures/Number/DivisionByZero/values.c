#include <stddef.h>

struct filter { int order; int divisor; };
static struct filter filters[2] = {{2, 4}, {3, 0}};
static int period;
static int step = 5;

static int count(const int *values, int n) {
  int positive = 0;
  for (int i = 0; i < n; i++) if (values[i] > 0) positive++;
  return positive;
}

int meanOfPositive(const int *values, int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) if (values[i] > 0) sum += values[i] / 100;
  return sum / count(values, n);                      // expect: number/division-by-zero
}

int meanOfPositiveTested(const int *values, int n) {
  int sum = 0;
  int positive = count(values, n);
  for (int i = 0; i < n; i++) if (values[i] > 0) sum += values[i] / 100;
  return positive > 0 ? sum / positive : 0;
}

int fromTable(int which) {
  return 100 / filters[which & 1].divisor;            // misses: number/division-by-zero
}

int fromFirst(void) { return 100 / filters[0].divisor; }

void setPeriod(int value) { period = value; }

int neverSet(void) {
  return 1000 / period;                               // misses: number/division-by-zero
}

int neverWritten(void) { return 1000 / step; }

int counter(void) {
  int sum = 0;
  for (int i = 3; i >= 0; i--) {
    sum += 12 / i;                                    // expect: number/division-by-zero
  }
  return sum;
}

int counterAboveZero(void) {
  int sum = 0;
  for (int i = 3; i > 0; i--) {
    sum += 12 / i;
  }
  return sum;
}

static int scale(int value, int divisor) { return value / divisor; }   // expect: number/division-by-zero
static int scaleSafely(int value, int divisor) { return value / divisor; }

static int apply(int (*operation)(int, int), int value, int divisor) { return operation(value, divisor); }

int throughPointer(void) { return apply(scale, 10, 0); }
int throughPointerSafely(void) { return apply(scaleSafely, 10, 2); }

int compound(int n) {
  int value = 100;
  if (n < 0 || n > 4) return 0;
  value /= n;                                         // expect: number/division-by-zero
  return value;
}
