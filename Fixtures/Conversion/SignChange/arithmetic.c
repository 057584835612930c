#include <stdint.h>
#include <stdbool.h>

struct sensor { int16_t celsius; uint16_t now; uint16_t last; int32_t offset; };

uint32_t tenths(const struct sensor *s) {
  return s->celsius / 10u;  // expect: conversion/sign-change
}

int32_t tenthsSigned(const struct sensor *s) { return s->celsius / 10; }

uint32_t tenthsChecked(const struct sensor *s) {
  if (s->celsius < 0) return 0;
  return s->celsius / 10u;
}

uint32_t elapsed(const struct sensor *s) {
  uint32_t t = s->now - s->last;  // expect: conversion/sign-change
  return t;
}

uint32_t elapsedModulo(const struct sensor *s) { return (uint16_t)(s->now - s->last); }

uint32_t elapsedOrdered(const struct sensor *s) {
  if (s->now < s->last) return 0;
  return s->now - s->last;
}

uint32_t shifted(uint32_t base, int32_t offset) { return base + offset; }
uint32_t flags(uint8_t bits) { return ~bits; }
uint32_t allOnes(void) { return -1; }
uint32_t error(void) { return -22; }  // expect: conversion/sign-change
uint32_t inverse(void) { return ~0x0f; }
uint32_t bit(int n) { return 1 << n; }
bool unset(uint32_t handle) { return handle == -1; }
bool never(uint32_t handle) { return handle > -1; }  // expect: conversion/sign-change
int32_t large(void) { return 0x80000000; }
uint8_t byte(char c) { return c; }
char letter(uint8_t b) { return b; }
uint32_t widened(uint16_t x) { return x; }
uint32_t product(uint8_t a, uint8_t b) { return a * b; }
uint32_t sum(uint16_t a, uint16_t b) { return a + b; }
uint32_t nonNegative(int x) { return x < 0 ? 0 : x; }
