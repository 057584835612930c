#include <math.h>
#include <stdbool.h>

#define RATE_LIMIT 1.2
#define IS_EXACT(a, b) ((a) == (b))

struct therapy {
  float rate;
  float last_rate;
  double volume;
};

double measure(void);
void apply(float rate);

int literal(double rate) {
  return rate == 0.1;  // expect: expression/float-equality
}

int accumulated(double a, double b) {
  return a + b == 0.3;  // expect: expression/float-equality
}

int limit(const struct therapy *t) {
  if (t->volume != RATE_LIMIT) {  // expect: expression/float-equality
    return 1;
  }
  return 0;
}

int result(double target) {
  return measure() == target;  // expect: expression/float-equality
}

int mixed(float x, int n) {
  return x == n;  // expect: expression/float-equality
}

int variables(float a, float b) {
  return a == b;  // expect: expression/float-equality
}

double ratio(double a, double b) { return b == 0.0 ? 0.0 : a / b; }
double integerZero(float b) { return b != 0 ? 1.0f / b : 0.0f; }
bool isNaN(double x) { return x != x; }
bool unlimited(double x) { return x == INFINITY || x == -INFINITY; }
void onChange(struct therapy *t) {
  if (t->rate != t->last_rate) {
    apply(t->rate);
    t->last_rate = t->rate;
  }
}
bool near(double a, double b) { return fabs(a - b) < 1e-6; }
bool relational(float a, float b) { return a < b || a >= 2.0f * b; }
bool integers(int a, int b) { return a == b; }
bool inMacro(float a, float b) { return IS_EXACT(a, b); }
bool isWhole(double x) { return x == floor(x); }
bool isWholeStored(double x) {
  double whole = trunc(x);
  return whole != x;
}
