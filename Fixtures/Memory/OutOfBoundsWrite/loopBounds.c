#include <stdint.h>

#define COUNT 10

static uint8_t samples[COUNT];
struct log { int level; int values[4]; int sum; };

void offByOne(uint8_t v) {
  for (int i = 0; i <= COUNT; i++) {
    samples[i] = v;                                   // expect: memory/out-of-bounds-write
  }
}

void lastElement(uint8_t v) {
  for (int i = 0; i < COUNT; i++) {
    samples[i] = v;
  }
}

void hundredRounds(void) {
  int table[100];
  int i;
  for (i = 0; i < 100; i++) table[i] = i;
  table[i] = 0;                                       // expect: memory/out-of-bounds-write
}

void hundredRoundsInside(void) {
  int table[100];
  int i;
  for (i = 0; i < 100; i++) table[i] = i;
  table[i - 1] = 0;
}

void backwards(void) {
  uint8_t copy[4];
  for (int i = 4; i >= 0; i--) {
    copy[i] = 0;                                      // expect: memory/out-of-bounds-write
  }
}

void backwardsInside(void) {
  uint8_t copy[4];
  for (int i = 4; i-- > 0;) {
    copy[i] = 0;
  }
}

void nextMember(struct log *log) {
  for (int i = 0; i < 5; i++) {
    log->values[i] = i;                               // expect: memory/out-of-bounds-write
  }
}

void ownMember(struct log *log) {
  for (int i = 0; i < 4; i++) {
    log->values[i] = i;
  }
  log->sum = 0;
}

void strideTwo(void) {
  uint8_t pairs[7];
  for (unsigned i = 0; i < sizeof pairs; i += 2) {
    pairs[i] = 1;
    pairs[i + 1] = 2;                                 // expect: memory/out-of-bounds-write
  }
}

void strideTwoEven(void) {
  uint8_t pairs[8];
  for (unsigned i = 0; i < sizeof pairs; i += 2) {
    pairs[i] = 1;
    pairs[i + 1] = 2;
  }
}

void whileDecrement(unsigned n) {
  uint8_t buffer[16];
  if (n > 16) return;
  while (n != 0) {
    buffer[n] = 0;                                    // expect: memory/out-of-bounds-write
    n--;
  }
}

void whileDecrementFirst(unsigned n) {
  uint8_t buffer[16];
  if (n > 16) return;
  while (n != 0) {
    n--;
    buffer[n] = 0;
  }
}
