#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reader {
  const uint8_t *bytes;
  size_t length;
  size_t position;
};

/* Whoever keeps a reader keeps its position within its length. */
int readPair(struct reader *reader, uint16_t *value) {
  if (reader->length - reader->position < 2) return -1;
  *value = (uint16_t)(reader->bytes[reader->position] << 8 | reader->bytes[reader->position + 1]);
  reader->position += 2;
  return 0;
}

int readPairUnseen(struct reader *reader, uint16_t *value) {
  if (reader->length - reader->position < 1) return -1;
  *value = (uint16_t)(reader->bytes[reader->position] << 8 | reader->bytes[reader->position + 1]);  // misses: memory/out-of-bounds-read
  reader->position += 2;
  return 0;
}

static uint8_t kept[64];
static size_t keptLength;

int keep(const uint8_t *message, size_t length) {
  if (length > sizeof kept) return -1;
  memcpy(kept, message, length);
  keptLength = length;
  return 0;
}

/* A length that is the kept one is within the array. */
int isKept(const uint8_t *message, size_t length) { return length == keptLength && memcmp(kept, message, length) == 0; }

int isBeginning(const uint8_t *message, size_t length) {
  return memcmp(kept, message, length) == 0;          // expect: memory/out-of-bounds-read
}
