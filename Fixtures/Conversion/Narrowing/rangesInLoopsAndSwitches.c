#include <stdint.h>

static uint8_t table[1024];

void ramp(void) {
  for (int i = 0; i < 1024; i++) table[i] = i;  // expect: conversion/narrowing
}

void shortRamp(void) {
  for (int i = 0; i < 256; i++) table[i] = i;
}

void downwards(void) {
  for (int i = 255; i >= 0; i--) table[i] = i;
}

void nested(void) {
  for (int row = 0; row < 16; row++)
    for (int column = 0; column < 16; column++) table[row * 16 + column] = row * 16 + column;
}

uint8_t stepped(void) {
  int i = 0;
  while (i < 200) {
    if (table[i] == 0) break;
    i += 5;
  }
  return i;
}

uint8_t countdown(uint32_t n) {
  if (n > 100) return 0;
  while (n--) table[n] = n;
  return 1;
}

uint8_t bySwitch(uint32_t code) {
  switch (code) {
    case 1: case 2: case 200: return code;
    case 300: return code;  // expect: conversion/narrowing
    default: break;
  }
  return 0;
}

uint8_t byGoto(uint32_t code) {
  uint32_t value = 10;
  if (code == 3) goto out;
  value = code & 0x7f;
out:
  return value;
}

uint8_t backwardsGoto(uint32_t n) {
  uint32_t value = 0;
again:
  value = value + 1;
  if (n-- > 0) goto again;
  return value;  // expect: conversion/narrowing
}

uint8_t saturated(const uint16_t *in, int n) {
  uint32_t sum = 0;
  for (int i = 0; i < n; i++) {
    sum += in[i];
    if (sum > 255) sum = 255;
  }
  return sum;
}

uint8_t earlyExits(int value) {
  if (value < 0) return 0;
  if (value > 255) return 255;
  return value;
}

uint8_t bothSides(int value) {
  if (value >= 0 && value <= 255) return value;
  return 0;
}

uint8_t negated(int value) {
  if (!(value >= 0 && value <= 255)) return 0;
  return value;
}

uint8_t unsignedTrick(int value) {
  if ((unsigned)value > 255u) return 0;
  return value;
}

void fail(void) __attribute__((noreturn));
#define REQUIRE(c) do { if (!(c)) fail(); } while (0)
uint8_t required(uint32_t value) {
  REQUIRE(value < 256);
  return value;
}

void change(uint32_t *value);
uint8_t throughPointer(void) {
  uint32_t value = 5;
  change(&value);
  return value;  // expect: conversion/narrowing
}
