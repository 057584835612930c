#include <stddef.h>
#include <stdint.h>

static void *memset(void *to, int count, size_t value) {
  uint8_t *bytes = to;
  for (int i = 0; i < count; i++) {
    bytes[i] = (uint8_t)value;
  }
  return to;
}

static uint8_t page[16];

void ownOrder(void) { memset(page, sizeof(page), 0); }
