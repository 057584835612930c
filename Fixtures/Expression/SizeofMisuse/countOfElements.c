#include <stddef.h>
#include <stdint.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define COUNT_BYTES(a) (sizeof(a) / sizeof(uint8_t))

static uint16_t samples[32];
static uint8_t small[4];
static uint8_t grid[4][8];

size_t countOfPointer(const uint16_t *values) {
  return sizeof(values) / sizeof(values[0]);  // expect: expression/sizeof-misuse
}

size_t countThroughMacro(const uint16_t *values) {
  return ARRAY_SIZE(values);  // expect: expression/sizeof-misuse
}

size_t countOfArrayParameter(const uint16_t values[32]) {
  return ARRAY_SIZE(values);  // expect: expression/sizeof-misuse
}

size_t countByType(const uint16_t *values) {
  return sizeof(values) / sizeof(uint16_t);  // expect: expression/sizeof-misuse
}

size_t countByOtherArray(void) {
  return sizeof(samples) / sizeof(small[0]);  // expect: expression/sizeof-misuse
}

size_t countNotWhole(void) {
  return sizeof(small) / sizeof(samples);  // expect: expression/sizeof-misuse
}

size_t product(void) {
  return sizeof(samples) * sizeof(samples[0]);  // expect: expression/sizeof-misuse
}

size_t count(void) { return sizeof(samples) / sizeof(samples[0]); }
size_t countDereferenced(void) { return sizeof(samples) / sizeof(*samples); }
size_t countOfType(void) { return sizeof(samples) / sizeof(uint16_t); }
size_t countMacro(void) { return ARRAY_SIZE(samples) * sizeof(samples[0]); }
size_t countBytes(void) { return COUNT_BYTES(samples); }
size_t countRows(void) { return ARRAY_SIZE(grid) + ARRAY_SIZE(grid[0]); }
size_t countCells(void) { return sizeof(grid) / sizeof(grid[0][0]); }
size_t bits(void) { return sizeof(samples) * 8u; }
