#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct blob {
  uint8_t *bytes;
  uint8_t length;
};

// How much memory there is, the function itself has decided.
int keep(struct blob *blob, const uint8_t *source, size_t length) {
  if (length == 0) return -1;
  blob->length = (uint8_t)length;
  blob->bytes = malloc(blob->length);
  if (blob->bytes == NULL) return -1;
  memcpy(blob->bytes, source, length);  // expect: memory/out-of-bounds-write
  return 0;
}

int keepWhole(struct blob *blob, const uint8_t *source, size_t length) {
  if (length == 0 || length > UINT8_MAX) return -1;
  blob->length = (uint8_t)length;
  blob->bytes = malloc(blob->length);
  if (blob->bytes == NULL) return -1;
  memcpy(blob->bytes, source, length);
  return 0;
}

int keepAnyLength(uint8_t **bytes, const uint8_t *source, size_t length) {
  *bytes = malloc(length);
  if (*bytes == NULL) return -1;
  memcpy(*bytes, source, length);
  return 0;
}
