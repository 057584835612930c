#include <stdint.h>

struct sample { int16_t raw; uint16_t level; };

static unsigned distance(int a, int b) { return (unsigned)(a - b); }   // misses: number/sign-change-of-value
static unsigned distanceAbove(int a, int b) { return a > b ? (unsigned)(a - b) : 0; }

unsigned below(void) { return distance(3, 5); }
unsigned belowChecked(void) { return distanceAbove(3, 5); }

void convert(struct sample *s) {
  s->level = (uint16_t)s->raw;                        // misses: number/sign-change-of-value
}

void convertChecked(struct sample *s) {
  s->level = s->raw < 0 ? 0 : (uint16_t)s->raw;
}

void cold(void) {
  struct sample s = {-40, 0};
  convert(&s);
  convertChecked(&s);
}

int large(uint32_t n) {
  if (n < 3000000000u) return 0;
  return (int32_t)n;                                  // misses: number/sign-change-of-value
}

int small(uint32_t n) {
  if (n > 3000u) return 0;
  return (int32_t)n;
}

int countdown(void) {
  int steps = 0;
  for (int i = 2; i >= -1; i--) {
    unsigned position = i;                            // misses: number/sign-change-of-value
    steps += position > 1000;
  }
  return steps;
}

int countdownInside(void) {
  int steps = 0;
  for (int i = 2; i >= 0; i--) {
    unsigned position = i;
    steps += position > 1000;
  }
  return steps;
}
