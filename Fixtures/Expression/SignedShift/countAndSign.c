#include <stdint.h>

#define REG_SHIFT 32
#define BYTE3(x) ((uint32_t)(x) << 24)
#define ALL_ONES (~0u)

uint32_t tooFar(uint32_t x) {
  return x << 32;  // expect: expression/signed-shift
}

uint64_t intShifted(void) {
  return 1 << 40;  // expect: expression/signed-shift
}

uint32_t macroCount(uint32_t x) {
  return x >> REG_SHIFT;  // expect: expression/signed-shift
}

uint32_t negativeCount(uint32_t x) {
  return x << -1;  // expect: expression/signed-shift
}

int negativeOperand(int n) {
  return -1 << n;  // expect: expression/signed-shift
}

int complementOfZero(int n) {
  return ~0 << n;  // expect: expression/signed-shift
}

void compound(uint32_t *x) {
  *x <<= 33;  // expect: expression/signed-shift
}

uint64_t signSpreads(const uint8_t *p) {
  return p[3] << 24 | p[2] << 16 | p[1] << 8 | p[0];  // expect: expression/signed-shift
}

uint64_t wide(uint32_t x) { return (uint64_t)x << 40; }
uint64_t wideConstant(void) { return 1ULL << 40; }
uint32_t topBit(void) { return 1u << 31; }
uint32_t unsignedOnes(int n) { return ~0u << n; }
uint32_t allOnes(int n) { return ALL_ONES << n; }
uint32_t word(const uint8_t *p) { return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16; }
uint32_t sameWidth(const uint8_t *p) { return p[1] << 8 | p[0]; }
uint64_t cast(const uint8_t *p) { return (uint64_t)p[3] << 24; }
uint64_t sevenBits(const uint8_t *p) { return (p[3] & 0x7F) << 24; }
uint32_t throughMacro(uint8_t b) { return BYTE3(b); }
uint32_t variable(uint32_t x, unsigned n) { return x << n; }
long deadBranch(long x) {
  if (sizeof(x) > 8) {
    return x >> 64;
  }
  return x;
}
void byte(uint8_t *x) { *x <<= 4; }
