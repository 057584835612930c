#include <stddef.h>
#include <stdint.h>
#include <string.h>

extern int uart_read(uint8_t *buffer, int size);
static uint8_t buffer[64];
static uint8_t copy[64];

static int available(int mode) { return mode > 0 ? 16 : -1; }

void errorAsLength(int mode) {
  int n = available(mode);
  memcpy(copy, buffer, n);                            // expect: number/sign-change-of-value
}

void errorChecked(int mode) {
  int n = available(mode);
  if (n < 0) return;
  memcpy(copy, buffer, n);
}

int checkedAboveOnly(int n) {
  if (n > 64) return -1;
  memset(copy, 0, (size_t)n);                         // misses: number/sign-change-of-value
  return 0;
}

int checkedBothWays(int n) {
  if (n > 64 || n < 0) return -1;
  memset(copy, 0, (size_t)n);
  return 0;
}

void negative(void) {
  checkedAboveOnly(-4);
  checkedBothWays(-4);
}

int comparedWithSize(int n) {
  if (n > 10) return 0;
  return n < sizeof buffer;                           // misses: number/sign-change-of-value
}

int comparedAsSigned(int n) {
  if (n > 10) return 0;
  return n < (int)sizeof buffer;
}

int received(void) {
  int n = uart_read(buffer, sizeof buffer);
  if (n == 0) return 0;
  size_t length = n;                                  // expect: number/sign-change-of-value
  return length > sizeof buffer;
}

int receivedChecked(void) {
  int n = uart_read(buffer, sizeof buffer);
  if (n <= 0) return 0;
  size_t length = n;
  return length > sizeof buffer;
}

unsigned allOnes(void) { return (unsigned)-1; }
uint32_t inverted(void) { return ~0; }
