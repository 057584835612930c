#include <stdint.h>

#define LIMIT 300
enum { SLOTS = 70000, FEW = 12 };
static const uint16_t threshold = 1024;

struct control { unsigned mode : 3; unsigned enable : 1; };

uint8_t limits[] = {1, 255, LIMIT};  // expect: conversion/narrowing
static const int8_t trims[] = {-128, 127, 0xff, -1};
static const uint8_t masks[] = {0x80, ~0x0f, -1};

void set(uint8_t value);

void constants(struct control *c) {
  uint8_t a = 256;  // expect: conversion/narrowing
  uint8_t b = 255;
  uint16_t n = SLOTS;  // expect: conversion/narrowing
  uint8_t few = FEW;
  set(LIMIT);  // expect: conversion/narrowing
  set('\n');
  c->mode = 9;  // expect: conversion/narrowing
  c->mode = 7;
  c->enable = 1;
  uint8_t t = threshold;  // expect: conversion/narrowing
  int8_t low = -200;  // expect: conversion/narrowing
  int8_t minusOne = -1;
  uint8_t ones = -1;
  uint8_t inverted = ~0x81;
  a |= 0x100;  // expect: conversion/narrowing
  a += 1;
  a &= ~0x10;
  (void)b, (void)n, (void)few, (void)t, (void)low, (void)minusOne, (void)ones, (void)inverted, (void)a;
}

uint8_t status(int ok) { return ok ? 0 : 400; }  // expect: conversion/narrowing
uint8_t result(int ok) { return ok ? 0 : -1; }

uint8_t inDeadCode(void) {
  if (0) return LIMIT;
  return 1;
}
