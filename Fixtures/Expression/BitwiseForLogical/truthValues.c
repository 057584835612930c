#include <stdbool.h>
#include <stdint.h>

#define STATUS_READY 0x20u
#define STATUS_ENABLED 1u
#define CONFIG_LEVEL 4
#define BOTH(a, b) (((a) > 0) & ((b) > 0))
#define REG (*(volatile uint32_t *)0x40001000u)

struct device {
  const uint8_t *data;
  uint32_t status;
  bool open : 1;
};

bool valid(const struct device *d);

int guardedPointer(const struct device *d) {
  if ((d != 0) & (d->status > 3u)) {  // expect: expression/bitwise-for-logical
    return 1;
  }
  return 0;
}

int either(int a, int b) {
  return (a < 3) | (b > 4);  // expect: expression/bitwise-for-logical
}

int notAndCall(int a, const struct device *d) {
  return !a & valid(d);  // expect: expression/bitwise-for-logical
}

int complement(bool ok) {
  if (~ok) {  // expect: expression/bitwise-for-logical
    return 1;
  }
  return 0;
}

int threeParts(int a, int b, int c) {
  return (a == 1) | (b == 2) | (c == 3);  // expect: expression/bitwise-for-logical
}

int maskTestedLogically(const struct device *d) {
  if (d->status && STATUS_READY) {  // expect: expression/bitwise-for-logical
    return 1;
  }
  return 0;
}

int maskTested(const struct device *d) { return (d->status & STATUS_READY) != 0u; }
int logical(int a, int b) { return a < 3 || b > 4; }
bool storedValues(bool a, bool b) { return a & b; }
bool accumulated(const struct device *d) {
  bool ok = true;
  ok &= valid(d);
  ok &= d->open;
  return ok;
}
int bits(uint32_t a, uint32_t b) { return (int)((a & ~b) | STATUS_READY); }
int configured(int level) { return CONFIG_LEVEL && level; }
int configuredLast(const struct device *d) { return valid(d) && CONFIG_LEVEL; }
int enabled(const struct device *d) { return d->status && STATUS_ENABLED; }
int inMacro(int a, int b) { return BOTH(a, b); }
int comparedMask(uint32_t a) { return (a & STATUS_READY) && (REG & STATUS_READY); }

struct bits {
  unsigned negative : 1;
  unsigned level : 3;
};
void bitFields(struct bits *to, const struct bits *a, const struct bits *b, int length) {
  to->negative = a->negative & b->negative;
  to->negative = a->negative & !!length;
  to->negative = ~a->negative;
  to->level = ~a->level;
}
