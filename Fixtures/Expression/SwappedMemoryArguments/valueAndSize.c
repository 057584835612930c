#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATTERN 0xA5
#define ERASED 0xFFFFFFFF

struct record {
  uint32_t id;
  uint8_t data[28];
};

static uint8_t page[256];

void nothingCleared(void) {
  memset(page, sizeof(page), 0);  // expect: expression/swapped-memory-arguments
}

void constantSize(void) {
  memset(page, 256, 0);  // expect: expression/swapped-memory-arguments
}

void filledWithSize(uint8_t value) {
  memset(page, sizeof(page), value);  // expect: expression/swapped-memory-arguments
}

void runtimeSize(size_t n) {
  memset(page, (int)n, 0);  // expect: expression/swapped-memory-arguments
}

void truncatedValue(size_t n) {
  memset(page, 0x1234, n);  // expect: expression/swapped-memory-arguments
}

void *swappedAllocation(size_t n) {
  return calloc(sizeof(struct record), n);  // expect: expression/swapped-memory-arguments
}

size_t swappedRead(struct record *r, size_t n, FILE *f) {
  return fread(r, n, sizeof(*r), f);  // expect: expression/swapped-memory-arguments
}

void cleared(void) { memset(page, 0, sizeof(page)); }
void patterned(size_t n) { memset(page, PATTERN, n); }
void erased(size_t n) { memset(page, ERASED, n); }
void negative(void) { memset(page, -1, sizeof(page)); }
void signedFill(int value) { memset(page, value, sizeof(page) - 1); }
void nothingToDo(void) { memset(page, 0, 0); }
void *allocated(size_t n) { return calloc(n, sizeof(struct record)); }
void *both(void) { return calloc(sizeof(uint16_t), sizeof(page)); }
size_t readAll(struct record *r, size_t n, FILE *f) { return fread(r, sizeof(*r), n, f); }
size_t readBytes(struct record *r, FILE *f) { return fread(r, 1, sizeof(*r), f); }
