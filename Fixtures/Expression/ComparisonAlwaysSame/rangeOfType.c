#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MINIMUM 0
#define MAXIMUM 255
#define LIMIT 300
#define AT_LEAST(x, low) ((x) >= (low))

enum mode { MODE_OFF, MODE_ON, MODE_COUNT };

struct flags {
  unsigned level : 3;
  int on : 1;
};

int unsignedBelowZero(uint32_t n) {
  return n < 0;  // expect: expression/comparison-always-same
}

int unsignedDifference(uint32_t a, uint32_t b) {
  return a - b < 0;  // expect: expression/comparison-always-same
}

void countdown(uint32_t n) {
  for (uint32_t i = n; i >= 0; i--) {  // expect: expression/comparison-always-same
    n += i;
  }
}

int byteTooLarge(uint8_t b) {
  return b > 255;  // expect: expression/comparison-always-same
}

int byteNegative(uint8_t b) {
  return b == -1;  // expect: expression/comparison-always-same
}

void endlessLoop(uint8_t *data) {
  for (uint8_t i = 0; i < LIMIT; i++) {  // expect: expression/comparison-always-same
    data[i] = 0;
  }
}

int bitField(const struct flags *f) {
  return f->level == 8;  // expect: expression/comparison-always-same
}

int signedBit(const struct flags *f) {
  return f->on == 1;  // expect: expression/comparison-always-same
}

int characterByte(const signed char *text) {
  return text[0] == 0xFF;  // expect: expression/comparison-always-same
}

int boolean(bool b) {
  return b == 2;  // expect: expression/comparison-always-same
}

int constantFirst(uint16_t n) {
  return 70000 < n;  // expect: expression/comparison-always-same
}

int inRange(int32_t n) { return n >= 0 && n < 300; }
int lastByte(uint8_t b) { return b == 255 || b == 0; }
int converted(uint32_t n) { return n == -1; }
int configuredMinimum(uint32_t n) { return n >= MINIMUM && n < 10u; }
int configuredMaximum(uint8_t n) { return n > MAXIMUM ? 1 : 0; }
int configuredLimit(uint8_t n) { return n > LIMIT ? 1 : 0; }
int enumeration(enum mode m) { return m >= MODE_OFF && m < MODE_COUNT; }
int inMacro(uint32_t n) { return AT_LEAST(n, 0); }
void asserted(uint32_t n) { assert(n >= 0); }
int shifted(uint32_t n) { return (n >> 24) == 0xFF; }
int plainCharacter(const char *text) { return text[0] < 0 || text[0] > 127; }
int sizeLimit(size_t n) { return n > SIZE_MAX / 2; }
int otherBranch(uint8_t n) { return sizeof(n) == 1 ? 1 : n > 256; }
int loopToZero(uint32_t n) {
  int sum = 0;
  while (n-- > 0) {
    sum++;
  }
  return sum;
}
