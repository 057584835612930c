#include <stddef.h>
#include <stdint.h>

/* A helper that looks at the first byte before it tests the length: whether that is in order its callers decide. */
static int kindOf(const uint8_t *bytes, size_t length) {
  int kind = bytes[0] >> 4;
  if (length < 4) return kind;
  return kind | bytes[3] << 8;
}

int receiveReport(const uint8_t *report, size_t length) {
  if (length < 1) return -1;
  return kindOf(report, length);
}

int receiveTrailer(const uint8_t *report, size_t length) {
  if (length <= 2) return -1;
  return kindOf(report + 1, length - 1);
}

static int kindOfAny(const uint8_t *bytes, size_t length) {
  int kind = bytes[0] >> 4;  // expect: memory/out-of-bounds-read
  if (length < 4) return kind;
  return kind | bytes[3] << 8;
}

int receiveAny(const uint8_t *report, size_t length) { return kindOfAny(report, length); }

int receiveSome(const uint8_t *report, size_t length) {
  if (length < 1) return -1;
  return kindOfAny(report, length);
}
