#include <stdint.h>

struct packet { uint8_t header; uint8_t payload; };

uint8_t total(const struct packet *p) {
  uint8_t length = p->header + p->payload;  // expect: conversion/narrowing
  return length;
}

uint16_t milliseconds(uint8_t seconds) {
  return seconds * 1000;  // expect: conversion/narrowing
}

uint16_t area(uint16_t width, uint16_t height) {
  uint16_t pixels = width * height;  // expect: conversion/narrowing
  return pixels;
}

uint16_t bytes(uint16_t count) {
  uint16_t n = count * sizeof(uint32_t);  // expect: conversion/narrowing
  return n;
}

#define HEADER 4
struct message { uint8_t token; uint16_t size; };
uint8_t end(const struct message *m) {
  if (m->token > 8 || m->size > 1024) return 0;
  uint8_t at = HEADER + m->token + m->size;  // expect: conversion/narrowing
  return at;
}

uint8_t endOfSmall(const struct message *m) {
  if (m->token > 8 || m->size > 128) return 0;
  return HEADER + m->token + m->size;
}

uint8_t lengthWithHeader(const struct message *m) {
  return m->size + HEADER;  // expect: conversion/narrowing
}

uint32_t rate(uint32_t perMinute, uint32_t divisor) {
  const uint64_t needed = (uint64_t)perMinute * 60000u / divisor;
  uint32_t result = needed;  // expect: conversion/narrowing
  return result;
}

uint32_t rateChecked(uint32_t perMinute, uint32_t divisor) {
  const uint64_t needed = (uint64_t)perMinute * 60000u / divisor;
  if (needed > 0xffffffffu) return 0xffffffffu;
  return needed;
}

uint8_t totalChecked(uint8_t a, uint8_t b) {
  if (a > 255 - b) return 255;
  return a + b;
}

uint16_t millisecondsChecked(uint8_t seconds) {
  if (seconds > 60) seconds = 60;
  return seconds * 1000;
}

uint8_t next(uint8_t head) {
  uint8_t n = head + 1;
  if (n == 64) n = 0;
  return n;
}

uint8_t checksum(const uint8_t *data, uint8_t n) {
  uint8_t sum = 0;
  for (uint8_t i = 0; i < n; i++) sum = sum + data[i];
  sum += data[0];
  return ~sum;
}

uint16_t crc(uint16_t crc, uint8_t byte) {
  crc = crc ^ (byte << 8);
  for (int i = 0; i < 8; i++) crc = (crc & 0x8000) ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc;
}

uint16_t word(const uint8_t *p) { return p[0] << 8 | p[1]; }
uint16_t wordByAddition(const uint8_t *p) { return p[0] * 256 + p[1]; }
uint8_t high(uint16_t w) { return w >> 8; }
uint8_t nibbles(uint8_t a, uint8_t b) { return (a & 0x0f) << 4 | (b & 0x0f); }
uint8_t address(uint8_t sevenBits) { return sevenBits << 1; }
uint8_t average(uint8_t a, uint8_t b) { return (a + b) / 2; }
uint16_t elapsed(uint16_t now, uint16_t start) { return now - start; }
uint8_t digit(unsigned n) { return '0' + n % 10; }
uint16_t percent(uint16_t raw) { return raw * 100u / 65535u; }
uint8_t bcd(uint8_t value) { return (value / 10) << 4 | value % 10; }
uint8_t wrapped(uint8_t i) { return (i + 1) % 16; }
