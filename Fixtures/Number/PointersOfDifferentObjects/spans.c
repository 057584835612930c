#include <stddef.h>

struct span { const char *start, *end; };

static char input[16], output[16];

static ptrdiff_t length(const struct span *s) { return s->end - s->start; }      // expect: number/pointers-of-different-objects
static ptrdiff_t lengthOf(const struct span *s) { return s->end - s->start; }

ptrdiff_t mixed(void) {
  struct span s = {input, output + 16};
  return length(&s);
}

ptrdiff_t own(void) {
  struct span s = {input, input + 16};
  return lengthOf(&s);
}

int compared(int n) {
  const char *p = n > 0 ? input : output;
  return p < input + 16;                              // misses: number/pointers-of-different-objects
}

int comparedSame(int n) {
  const char *p = n > 0 ? input : input + 4;
  return p < input + 16;
}

int equal(const char *p) { return p == input || p == output; }

ptrdiff_t locals(void) {
  int a = 0, b = 0;
  return &a - &b;                                     // expect: number/pointers-of-different-objects
}

ptrdiff_t elements(void) {
  int both[2] = {0, 0};
  return &both[1] - &both[0];
}

int scan(void) {
  int found = 0;
  for (const char *p = input; p < output && p < input + 16; p++) {  // misses: number/pointers-of-different-objects
    if (*p == 'x') { found = 1; break; }
  }
  return found;
}

int scanOwn(void) {
  int found = 0;
  for (const char *p = input; p < input + sizeof input; p++) {
    if (*p == 'x') { found = 1; break; }
  }
  return found;
}
