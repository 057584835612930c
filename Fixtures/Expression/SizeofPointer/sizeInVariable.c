#include <stddef.h>
#include <stdint.h>
#include <string.h>

void storedSize(uint8_t *p) {
  size_t n = sizeof(p);  // misses: expression/sizeof-pointer
  memset(p, 0, n);
}

void storedArraySize(void) {
  uint8_t p[8];
  size_t n = sizeof(p);
  memset(p, 0, n);
}
