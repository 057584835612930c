#include <stddef.h>
#include <stdint.h>

struct reading {
  uint8_t kind;
  uint16_t value;
  uint8_t checksum;
};

/* Every byte is read without a test of the length: one test is missing, and it is reported where it is missing first. */
int untested(const uint8_t *bytes, size_t size, struct reading *reading) {
  if (bytes == NULL || reading == NULL) return -1;
  reading->kind = bytes[0];  // expect: memory/out-of-bounds-read
  reading->value = (uint16_t)(bytes[1] << 8 | bytes[2]);
  reading->checksum = bytes[3];
  return size > 4 ? 1 : 0;
}

/* A test in between that does not suffice is another fault. */
int testedTooLow(const uint8_t *bytes, size_t size, struct reading *reading) {
  if (bytes == NULL || reading == NULL) return -1;
  reading->kind = bytes[0];  // expect: memory/out-of-bounds-read
  if (size < 2) return -1;
  reading->value = (uint16_t)(bytes[1] << 8 | bytes[2]);  // expect: memory/out-of-bounds-read
  reading->checksum = bytes[3];
  return 0;
}

int tested(const uint8_t *bytes, size_t size, struct reading *reading) {
  if (bytes == NULL || reading == NULL || size < 4) return -1;
  reading->kind = bytes[0];
  reading->value = (uint16_t)(bytes[1] << 8 | bytes[2]);
  reading->checksum = bytes[3];
  return 0;
}

int testedInParts(const uint8_t *bytes, size_t size, struct reading *reading) {
  if (bytes == NULL || reading == NULL || size == 0) return -1;
  reading->kind = bytes[0];
  if (size < 3) return -1;
  reading->value = (uint16_t)(bytes[1] << 8 | bytes[2]);
  reading->checksum = size > 3 ? bytes[3] : 0;
  return 0;
}
