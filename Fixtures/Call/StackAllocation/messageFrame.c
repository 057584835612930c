#include <alloca.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void transmit(const uint8_t *bytes, size_t size);

void padded(size_t size) {
  uint8_t *frame = alloca(size);  // expect: call/stack-allocation
  memset(frame, 0xFF, size);
  transmit(frame, size);
}

void builtin(size_t size) {
  uint8_t *frame = __builtin_alloca(size);  // expect: call/stack-allocation
  transmit(frame, size);
}

#define SCRATCH(size) alloca(size)

void byMacro(size_t size) {
  uint8_t *frame = SCRATCH(size);  // misses: call/stack-allocation
  transmit(frame, size);
}

void fixedFrame(size_t size) {
  uint8_t frame[64] = {0};
  if (size <= sizeof frame) { transmit(frame, size); }
}

void heapFrame(size_t size) {
  uint8_t *frame = calloc(1, size);
  if (frame != NULL) { transmit(frame, size); }
  free(frame);
}

size_t alloca_limit(void) {
  return 64u;
}
