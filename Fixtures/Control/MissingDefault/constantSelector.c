#include <stdint.h>

typedef unsigned long word;

uint64_t swapped(word x) {
  switch (sizeof(word)) {
    case 4: return __builtin_bswap32((uint32_t)x);
    case 8: return __builtin_bswap64(x);
  }
  return x;
}

uint64_t by_width(int width, word x) {
  switch (width) {  // expect: control/missing-default
    case 4: return __builtin_bswap32((uint32_t)x);
    case 8: return __builtin_bswap64(x);
  }
  return x;
}
