#include <stdint.h>

uint32_t maskedTooWide(uint32_t x, unsigned n) {
  return x << (n & 63u);  // misses: expression/signed-shift
}

uint32_t topBitOfInt(void) {
  return 1 << 31;  // misses: expression/signed-shift
}

uint32_t masked(uint32_t x, unsigned n) { return x << (n & 31u); }
uint32_t guarded(uint32_t x, unsigned n) { return n < 32u ? x << n : 0u; }
