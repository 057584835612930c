#include <stdint.h>

struct field { int offset; int width; };
static const struct field fields[] = {{0, 4}, {4, 12}, {28, 4}, {32, 4}};

static uint32_t get(uint32_t word, const struct field *f) {
  return word >> f->offset;                           // misses: number/bad-shift
}

static uint32_t getInside(uint32_t word, const struct field *f) {
  if (f->offset >= 32) return 0;
  return word >> f->offset;
}

static uint32_t shift(uint32_t word, int n) { return word << n; }      // expect: number/bad-shift
static uint32_t shiftChecked(uint32_t word, int n) { return n < 0 || n > 31 ? 0 : word << n; }

uint32_t any(uint32_t word, unsigned which) { return get(word, &fields[which & 3]); }
uint32_t anyInside(uint32_t word, unsigned which) { return getInside(word, &fields[which & 3]); }

uint32_t back(uint32_t word) { return shift(word, -1); }
uint32_t backChecked(uint32_t word) { return shiftChecked(word, -1); }

uint32_t rotate(uint32_t word, unsigned n) {
  n &= 31;
  return (word << n) | (word >> (32 - n));            // misses: number/bad-shift
}

uint32_t rotateChecked(uint32_t word, unsigned n) {
  n &= 31;
  return n == 0 ? word : (word << n) | (word >> (32 - n));
}
