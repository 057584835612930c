#include <stddef.h>
#include <stdint.h>

struct ring { uint8_t bytes[16]; unsigned head, count; };

static int values[8];

int lastOf(unsigned count) {
  if (count > 8) return 0;
  return values[count - 1];                           // expect: number/unsigned-wrap
}

int lastOfSome(unsigned count) {
  if (count > 8 || count == 0) return 0;
  return values[count - 1];
}

int none(void) { return lastOf(0) + lastOfSome(0); }

void pairs(unsigned count) {
  if (count > 8) return;
  for (unsigned i = 0; i < count - 1; i++) {          // expect: number/unsigned-wrap
    values[i & 7] = values[(i + 1) & 7];
  }
}

void pairsChecked(unsigned count) {
  if (count > 8) return;
  for (unsigned i = 0; i + 1 < count; i++) {
    values[i & 7] = values[(i + 1) & 7];
  }
}

void noPairs(void) {
  pairs(0);
  pairsChecked(0);
}

uint8_t previous(const struct ring *ring) {
  return ring->bytes[ring->head - 1];                 // expect: number/unsigned-wrap
}

uint8_t previousRound(const struct ring *ring) {
  return ring->bytes[(ring->head + 15) % 16];
}

int atStart(void) {
  struct ring ring = {{0}, 0, 0};
  return previous(&ring) + previousRound(&ring);
}

void reversed(unsigned n) {
  if (n > 8) return;
  for (unsigned i = n; i-- > 0;) values[i] = 0;
}
