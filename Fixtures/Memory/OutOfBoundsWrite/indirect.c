#include <stdint.h>
#include <stdlib.h>

typedef void (*handler)(uint8_t *buffer, int n);

struct ring { uint8_t *data; unsigned size; unsigned head; };
union view { uint32_t word; uint8_t bytes[4]; };

static void fillFour(uint8_t *buffer, int n) { for (int i = 0; i < 4; i++) buffer[i] = (uint8_t)n; }
static void fillEight(uint8_t *buffer, int n) {
  for (int i = 0; i < 8; i++) buffer[i] = (uint8_t)n; // expect: memory/out-of-bounds-write
}

static const handler handlers[] = {fillFour, fillEight};

void throughTable(int which) {
  uint8_t small[4];
  handlers[which & 1](small, which);
}

void throughTableWithRoom(int which) {
  uint8_t large[8];
  handlers[which & 1](large, which);
}

static struct ring *make(unsigned size) {
  struct ring *ring = malloc(sizeof *ring);
  if (ring == NULL) return NULL;
  ring->data = malloc(size);
  if (ring->data == NULL) { free(ring); return NULL; }
  ring->size = size;
  ring->head = 0;
  return ring;
}

static void put(struct ring *ring, uint8_t byte) {
  ring->data[ring->head++] = byte;                    // expect: memory/out-of-bounds-write
  if (ring->head > ring->size) ring->head = 0;
}

static void putInside(struct ring *ring, uint8_t byte) {
  ring->data[ring->head++] = byte;
  if (ring->head >= ring->size) ring->head = 0;
}

void nineInEight(void) {
  struct ring *ring = make(8);
  if (ring == NULL) return;
  for (int i = 0; i < 9; i++) put(ring, (uint8_t)i);
  free(ring->data);
  free(ring);
}

void roundAgain(void) {
  struct ring *ring = make(8);
  if (ring == NULL) return;
  for (int i = 0; i < 20; i++) putInside(ring, (uint8_t)i);
  free(ring->data);
  free(ring);
}

void throughUnion(int i) {
  union view v = {0};
  if (i < 0 || i > 4) return;
  v.bytes[i] = 1;                                     // expect: memory/out-of-bounds-write
}

void throughUnionInside(int i) {
  union view v = {0};
  if (i < 0 || i > 3) return;
  v.bytes[i] = 1;
}

void pointerToPointer(int **rows, int n) {
  int row[3];
  *rows = row;
  if (n < 0 || n > 3) { *rows = 0; return; }
  (*rows)[n] = 7;                                     // expect: memory/out-of-bounds-write
  *rows = 0;
}

void pointerToPointerInside(int **rows, int n) {
  int row[3];
  *rows = row;
  if (n < 0 || n > 2) { *rows = 0; return; }
  (*rows)[n] = 7;
  *rows = 0;
}

/* Elements are four bytes wide: the offset is scaled twice. */
void scaledTwice(int n) {
  int32_t values[8];
  int32_t *p = values;
  if (n < 0 || n >= 8) return;
  *(p + n * sizeof *p) = 1;                           // expect: memory/out-of-bounds-write
}

void scaledOnce(int n) {
  int32_t values[8];
  int32_t *p = values;
  if (n < 0 || n >= 8) return;
  *(p + n) = 1;
}
