#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define HEADER 8

static uint8_t body[256];

static size_t without(size_t size, size_t header) {
  return size - header;                               // expect: number/unsigned-wrap
}
static size_t withoutOrZero(size_t size, size_t header) { return size > header ? size - header : 0; }

int copyBody(const uint8_t *frame, size_t size) {
  if (size > sizeof body) return -1;
  memcpy(body, frame + HEADER, size - HEADER);        // expect: number/unsigned-wrap
  return 0;
}

int copyBodyChecked(const uint8_t *frame, size_t size) {
  if (size > sizeof body || size < HEADER) return -1;
  memcpy(body, frame + HEADER, size - HEADER);
  return 0;
}

int copyByHelper(const uint8_t *frame, size_t size) {
  if (size > sizeof body) return -1;
  memcpy(body, frame, without(size, HEADER));
  return 0;
}

int copyByCarefulHelper(const uint8_t *frame, size_t size) {
  if (size > sizeof body) return -1;
  memcpy(body, frame, withoutOrZero(size, HEADER));
  return 0;
}

int shortFrames(void) {
  uint8_t frame[16] = {0};
  return copyBody(frame, 4) + copyBodyChecked(frame, 4) + copyByHelper(frame, 4) + copyByCarefulHelper(frame, 4);
}

uint32_t *table(uint32_t count) {
  if (count < 0x40000000u) return NULL;
  uint32_t size = count * 4u;                         // misses: number/unsigned-wrap
  return malloc(size);
}

uint32_t *tableChecked(uint32_t count) {
  if (count == 0 || count > UINT32_MAX / 4u) return NULL;
  uint32_t size = count * 4u;
  return malloc(size);
}

uint32_t hash(const uint8_t *bytes, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ bytes[i]) * 16777619u;
  return h;
}

int isElapsed(uint32_t now, uint32_t start, uint32_t period) { return now - start >= period; }
