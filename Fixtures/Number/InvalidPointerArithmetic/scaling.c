#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct entry { uint32_t id; uint32_t value; };

static struct entry entries[8];

static struct entry *at(size_t offset) { return entries + offset; }      // misses: number/invalid-pointer-arithmetic
static struct entry *atIndex(size_t index) { return entries + index; }

struct entry *byBytes(unsigned index) {
  if (index >= 8) return NULL;
  return at(index * sizeof(struct entry));
}

struct entry *byIndex(unsigned index) {
  if (index >= 8) return NULL;
  return atIndex(index);
}

uint32_t *sized(void) {
  uint32_t *words = malloc(4 * sizeof *words);
  if (words == NULL) return NULL;
  uint32_t *end = words + 4 * sizeof *words;          // expect: number/invalid-pointer-arithmetic
  for (uint32_t *p = words; p < words + 4; p++) *p = end != p;
  return words;
}

uint32_t *counted(void) {
  uint32_t *words = malloc(4 * sizeof *words);
  if (words == NULL) return NULL;
  uint32_t *end = words + 4;
  for (uint32_t *p = words; p < end; p++) *p = end != p;
  return words;
}

const uint8_t *skip(const uint8_t *p, const uint8_t *end) {
  if (p >= end) return end;
  return p + *p;                                      // expect: number/invalid-pointer-arithmetic
}

const uint8_t *skipInside(const uint8_t *p, const uint8_t *end) {
  if (p >= end || *p > end - p) return end;
  return p + *p;
}

int walk(void) {
  static const uint8_t bytes[4] = {9, 0, 0, 0};
  return skip(bytes, bytes + 4) == skipInside(bytes, bytes + 4);
}
