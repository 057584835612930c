#include <stdbool.h>
#include <stdint.h>

#define READY 0x10u
#define SHIFT 3
#define TEST(x) (x & READY == 0)

int read_value(void);

int maskCompared(uint32_t status) {
  return status & READY == 0;  // expect: expression/operator-precedence
}

int flippedMask(uint32_t status, uint32_t expected) {
  return expected != status | READY;  // expect: expression/operator-precedence
}

uint32_t word(uint32_t high, uint32_t low) {
  return high << 8 + low;  // expect: expression/operator-precedence
}

uint32_t scaled(uint32_t base, uint32_t index) {
  return base + index << 2;  // expect: expression/operator-precedence
}

int negatedMask(uint32_t status) {
  return !status & READY;  // expect: expression/operator-precedence
}

int negatedComparison(int a, int b) {
  return !a == b;  // expect: expression/operator-precedence
}

int chained(int a) {
  return 0 < a < 10;  // expect: expression/operator-precedence
}

int assignedComparison(void) {
  int n;
  if ((n = read_value() < 0)) {  // expect: expression/operator-precedence
    return n;
  }
  return 0;
}

int conditional(int base, bool flag) {
  return base + flag ? 10 : 20;  // expect: expression/operator-precedence
}

int maskParenthesised(uint32_t status) { return (status & READY) == 0; }
int comparisonParenthesised(int a, uint32_t b) { return (a == 3) & b; }
uint32_t wordParenthesised(uint32_t high, uint32_t low) { return (high << 8) + low; }
uint32_t mask(uint32_t n) { return (1u << n) - 1u; }
uint32_t previous(uint32_t n) { return 1u << n - 1u; }
uint32_t constants(void) { return 1u << SHIFT + 1; }
int negated(int a) { return !(a & 4); }
int bothNegated(int a, int b) { return !a == !b; }
int bothCompared(int a, int b, int c) { return (a == b) == (b == c); }
uint32_t joined(uint32_t a, uint32_t b) { return a << 8 | b; }
uint32_t maskShifted(uint32_t a) { return a & 1u << SHIFT; }
int assignedThenCompared(void) {
  int n;
  if ((n = read_value()) < 0) {
    return n;
  }
  return 0;
}
bool stored(int a) {
  bool positive;
  positive = a > 0;
  return positive;
}
int inMacro(uint32_t status) { return TEST(status); }
int logicalMix(int a, int b) { return a > 1 && b < 2 ? 1 : 0; }
int normalised(int a, unsigned b) { return (int)(b & !!a); }
int storedComparison(int a) {
  int isError;
  if ((isError = a == 3)) {
    return isError;
  }
  return 0;
}
