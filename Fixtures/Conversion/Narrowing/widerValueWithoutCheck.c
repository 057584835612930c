#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct frame { uint8_t length; uint8_t data[255]; };
struct pump { uint32_t steps; uint16_t rate; uint8_t channel; };

extern volatile uint32_t ADC_DR;
uint32_t ticks(void);

void lengthOfText(struct frame *f, const char *text) {
  f->length = strlen(text);  // expect: conversion/narrowing
}

static const char label[] = "rate";
uint8_t lengthOfLabel(struct frame *f) {
  char buffer[16] = "ml/h";
  f->length = strlen("occlusion");
  return strlen(buffer) + sizeof label;
}

uint16_t lengthOfBuffer(size_t size) {
  uint16_t n = size;  // expect: conversion/narrowing
  return n;
}

uint8_t stepsAsByte(const struct pump *p) {
  return p->steps;  // expect: conversion/narrowing
}

void send(uint8_t byte);
void sendWord(uint16_t word) {
  send(word);  // expect: conversion/narrowing
}

uint16_t lengthChecked(size_t size) {
  if (size > UINT16_MAX) return 0;
  return size;
}

uint16_t lengthClamped(size_t size) {
  if (size > 1000) size = 1000;
  uint16_t n = size;
  return n;
}

uint16_t lengthClampedInExpression(size_t size) {
  uint16_t n = size > 1000 ? 1000 : size;
  return n;
}

#define MIN(a, b) ((a) < (b) ? (a) : (b))
uint8_t lengthByMacro(size_t size) {
  return MIN(size, 255u);
}

uint8_t wrongLimit(uint32_t size) {
  if (size > 1000) return 0;
  uint8_t n = size;  // expect: conversion/narrowing
  return n;
}

uint8_t memberChecked(const struct pump *p) {
  if (p->steps > 200) return 0;
  return p->steps;  // unknown: conversion/narrowing environment
}

uint8_t memberCheckedWrongly(const struct pump *p) {
  if (p->steps > 500) return 0;
  return p->steps;  // expect: conversion/narrowing
}

void bytesOfWord(uint8_t *out, uint32_t value) {
  out[0] = value >> 24;
  out[1] = value >> 16;
  out[2] = value >> 8;
  out[3] = value;
}

void bytesOfShort(uint8_t *out, const struct pump *p) {
  out[0] = p->rate;
  out[1] = p->rate >> 8;
}

uint16_t registerValue(void) {
  uint16_t sample = ADC_DR;
  return sample;
}

uint16_t tickDifference(uint16_t start) {
  uint16_t now = ticks();
  return now - start;
}

uint8_t parameterOfUnknownSize(int n) {
  uint8_t m = n;  // unknown: conversion/narrowing environment
  return m;
}

uint8_t castSaysSo(uint32_t value) {
  return (uint8_t)value;
}

uint8_t masked(uint32_t value) {
  return value & 0xffu;
}

uint8_t maskedTooWide(uint32_t value) {
  return value & 0xfffu;  // expect: conversion/narrowing
}
