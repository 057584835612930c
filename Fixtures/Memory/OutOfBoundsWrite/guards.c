#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIMIT(x, high) ((x) < (high) ? (x) : (high) - 1)
#define CHECK(condition) do { if (!(condition)) return -1; } while (0)

static uint8_t table[32];

static bool isSlot(int index) { return index >= 0 && index < 32; }
static bool isPositive(int index) { return index >= 0; }
static size_t clamped(size_t n) { return n > sizeof table ? sizeof table : n; }
static void put(int index, uint8_t value) { table[index] = value; }     // expect: memory/out-of-bounds-write

int checkedByHelper(int index) {
  if (!isSlot(index)) return -1;
  table[index] = 1;
  return 0;
}

int checkedByWrongHelper(int index) {
  if (!isPositive(index)) return -1;
  table[index] = 1;                                   // misses: memory/out-of-bounds-write
  return 0;
}

int checkedByMacro(int index) {
  CHECK(index >= 0 && index < 32);
  table[index] = 1;
  return 0;
}

int checkedOnlyAbove(int index) {
  CHECK(index < 32);
  table[index] = 1;                                   // misses: memory/out-of-bounds-write
  return 0;
}

void clampedByMacro(unsigned index) { table[LIMIT(index, 32u)] = 1; }

void clampedByFunction(size_t n) {
  for (size_t i = 0; i < clamped(n); i++) table[i] = 0;
}

void clampedTooHigh(size_t n) {
  size_t last = clamped(n);
  table[last] = 0;                                    // expect: memory/out-of-bounds-write
}

void asserted(int index) {
  assert(index >= 0 && index < 32);
  table[index] = 1;
}

void checkedInCaller(int index) {
  if (index >= 0 && index < 32) put(index, 1);
}

void uncheckedInCaller(void) { put(32, 1); }

void masked(unsigned index) { table[index & 31] = 1; }
void maskedTooWide(unsigned index) {
  table[index & 63] = 1;                              // misses: memory/out-of-bounds-write
}

void byRemainder(unsigned index) { table[index % 32] = 1; }

void bySignedRemainder(int index) {
  if (index > 1000) return;
  table[index % 32] = 1;                              // misses: memory/out-of-bounds-write
}

void checkedTooLate(unsigned index) {
  table[index] = 1;                                   // misses: memory/out-of-bounds-write
  if (index >= 32) return;
}
