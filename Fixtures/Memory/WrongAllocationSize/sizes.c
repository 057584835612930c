#include <stdint.h>
#include <stdlib.h>

struct point { int32_t x, y, z; };
struct message { uint16_t length; uint8_t body[]; };
struct wide { uint64_t values[8]; };

struct point *ofPointer(void) {
  struct point *p = malloc(sizeof p);                 // expect: memory/wrong-allocation-size
  return p;
}

struct point *ofObject(void) {
  struct point *p = malloc(sizeof *p);
  return p;
}

struct point *ofOtherType(void) {
  return malloc(sizeof(int32_t) * 2);                 // expect: memory/wrong-allocation-size
}

struct point *ofSameSize(void) { return malloc(sizeof(int32_t) * 3); }

int32_t *withoutElementSize(size_t n) {
  if (n < 1 || n > 3) return NULL;
  int32_t *values = malloc(n);                        // misses: memory/wrong-allocation-size
  return values;
}

int32_t *withElementSize(size_t n) {
  if (n < 1 || n > 100) return NULL;
  int32_t *values = malloc(n * sizeof *values);
  return values;
}

struct message *flexible(size_t n) {
  if (n > 1000) return NULL;
  return malloc(sizeof(struct message) + n);
}

struct message *flexibleWithoutHead(void) {
  return malloc(1);                                   // expect: memory/wrong-allocation-size
}

uint8_t *bytes(size_t n) { return malloc(n); }

static void *zeroed(size_t count, size_t size) { return calloc(count, size); }  // accepts: memory/wrong-allocation-size

struct wide *throughHelper(void) {
  struct wide *w = zeroed(1, sizeof(struct point));   // misses: memory/wrong-allocation-size
  return w;
}

struct wide *throughHelperRight(void) {
  struct wide *w = zeroed(1, sizeof(struct wide));
  return w;
}
