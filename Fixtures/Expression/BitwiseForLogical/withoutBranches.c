#include <stdint.h>

int constantTime(uint32_t a, uint32_t b, uint32_t length) {
  return (a == b) & (length == 32u);  // accepts: expression/bitwise-for-logical
}

uint32_t folded(uint32_t difference, uint32_t byte) { return difference | (byte ^ 0x5Au); }
