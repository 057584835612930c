#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint8_t stored;
static int16_t level;

void keepsLength(size_t length) {
  if (length > 1024) return;
  stored = (uint8_t)length;                           // misses: number/lossy-conversion-of-value
}

void keepsShortLength(size_t length) {
  if (length > 255) return;
  stored = (uint8_t)length;
}

static int16_t toLevel(int value) { return (int16_t)value; }           // expect: number/lossy-conversion-of-value
static int16_t toLevelInside(int value) { return (int16_t)value; }

void high(void) { level = toLevel(40000); }
void low(void) { level = toLevelInside(400); }

int checkedAfter(int n) {
  if (n < 0 || n > 70000) return 0;
  uint16_t count = (uint16_t)n;                       // misses: number/lossy-conversion-of-value
  return count > 1000 ? 1000 : count;
}

int checkedBefore(int n) {
  if (n < 0 || n > 70000) return 0;
  uint16_t count = (uint16_t)(n > 1000 ? 1000 : n);
  return count;
}

void accumulates(void) {
  uint8_t sum = 0;
  for (int i = 0; i < 100; i++) {
    sum = (uint8_t)(sum + 3);                         // misses: number/lossy-conversion-of-value
  }
  stored = sum;
}

void accumulatesLess(void) {
  uint8_t sum = 0;
  for (int i = 0; i < 80; i++) {
    sum = (uint8_t)(sum + 3);
  }
  stored = sum;
}

/* Bytes are taken out of a number on purpose. */
void serialises(uint32_t value, uint8_t *out) {
  out[0] = (uint8_t)(value >> 24);
  out[1] = (uint8_t)(value >> 16);
  out[2] = (uint8_t)(value >> 8);
  out[3] = (uint8_t)value;
}

uint8_t lowByte(uint32_t value) { return (uint8_t)(value & 0xff); }

int fromFloating(double value) {
  if (value < 1e10) return 0;
  return (int)value;                                  // misses: number/lossy-conversion-of-value
}

int fromFloatingInside(double value) {
  if (value < 0 || value > 1000) return 0;
  return (int)value;
}
