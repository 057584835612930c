#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct request {
  uint8_t code;
  char path[64];
  size_t path_length;
  const uint8_t *payload;
};

/* What is written into the path leaves the length behind it alone. */
static int addPart(struct request *to, const uint8_t *part, uint16_t length) {
  if (length + 2u > sizeof to->path - to->path_length) return -1;
  to->path[to->path_length++] = '/';
  memcpy(to->path + to->path_length, part, length);
  to->path_length += length;
  to->path[to->path_length] = '\0';
  return 0;
}

int readPath(const uint8_t *bytes, size_t count, struct request *to) {
  memset(to, 0, sizeof *to);
  while (count > 0) {
    uint8_t length = bytes[0];
    if (length > count - 1) return -1;
    if (addPart(to, bytes + 1, length) < 0) return -1;
    bytes += 1 + length;
    count -= 1 + (size_t)length;
  }
  return 0;
}

/* The test counts what is there and not what is added. */
static int addPartUnchecked(struct request *to, const uint8_t *part, uint16_t length) {
  if (to->path_length >= sizeof to->path) return -1;
  memcpy(to->path + to->path_length, part, length);  // expect: memory/out-of-bounds-write
  to->path_length += length;
  return 0;
}

int readPathUnchecked(const uint8_t *bytes, size_t count, struct request *to) {
  memset(to, 0, sizeof *to);
  while (count > 0) {
    uint8_t length = bytes[0];
    if (length > count - 1) return -1;
    if (addPartUnchecked(to, bytes + 1, length) < 0) return -1;
    bytes += 1 + length;
    count -= 1 + (size_t)length;
  }
  return 0;
}
