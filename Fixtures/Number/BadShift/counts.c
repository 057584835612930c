#include <stdint.h>

#define BIT(n) (1u << (n))

static int width(int kind) { return kind == 0 ? 8 : kind == 1 ? 16 : 32; }

uint32_t mask(int bits) {
  if (bits < 0 || bits > 32) return 0;
  return (1u << bits) - 1u;                           // expect: number/bad-shift
}

uint32_t maskChecked(int bits) {
  if (bits < 0 || bits > 32) return 0;
  return bits == 32 ? UINT32_MAX : (1u << bits) - 1u;
}

uint32_t ofKind(int kind) {
  return 1u << width(kind);                           // expect: number/bad-shift
}

uint32_t ofSmallKind(int kind) {
  if (kind != 0 && kind != 1) return 0;
  return 1u << width(kind);
}

uint32_t negative(int n) {
  if (n > 31) return 0;
  return 1u << n;                                     // misses: number/bad-shift
}

uint32_t masked(int n) { return 1u << (n & 31); }

uint32_t byMacro(unsigned n) {
  if (n > 32) return 0;
  return BIT(n);                                      // expect: number/bad-shift
}

uint32_t byMacroInside(unsigned n) { return n < 32 ? BIT(n) : 0; }

uint64_t notWidened(unsigned n) {
  if (n < 32 || n > 63) return 0;
  return 1u << n;                                     // expect: number/bad-shift
}

uint64_t widened(unsigned n) {
  if (n > 63) return 0;
  return (uint64_t)1 << n;
}

/* An operand of eight bits is promoted to int: 24 is in range. */
uint32_t promoted(uint8_t byte) { return (uint32_t)byte << 24; }

uint32_t loop(void) {
  uint32_t all = 0;
  for (int i = 0; i <= 32; i++) {
    all |= 1u << i;                                   // expect: number/bad-shift
  }
  return all;
}

uint32_t loopInside(void) {
  uint32_t all = 0;
  for (int i = 0; i < 32; i++) {
    all |= 1u << i;
  }
  return all;
}
