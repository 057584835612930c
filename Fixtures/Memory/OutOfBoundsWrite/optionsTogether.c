#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CELLS 48u

struct request {
  uint8_t hasOffset;
  uint8_t hasCount;
  uint8_t hasValue;
  uint8_t hasUnit;
  uint16_t offset;
  uint16_t count;
  uint8_t value;
  uint8_t unit;
};

static uint8_t cells[CELLS];

static int takeCount(struct request *request, const uint8_t *bytes, uint8_t size) {
  if (size != 2) return -1;
  request->count = (uint16_t)(bytes[0] << 8 | bytes[1]);
  if (request->count > CELLS) return -1;
  request->hasCount = 1;
  return 0;
}

static int takeOptions(struct request *request, const uint8_t *message, size_t length) {
  size_t at = 0;
  memset(request, 0, sizeof *request);
  while (at + 2 <= length) {
    uint8_t kind = message[at];
    uint8_t size = message[at + 1];
    if (size > length - at - 2) return -1;
    switch (kind) {
      case 1:
        if (size != 1) return -1;
        request->offset = message[at + 2];
        if (request->offset >= CELLS) return -1;
        request->hasOffset = 1;
        break;
      case 2:
        if (takeCount(request, message + at + 2, size) != 0) return -1;
        break;
      case 3:
        if (size != 1) return -1;
        request->value = message[at + 2];
        request->hasValue = 1;
        break;
      case 4:
        if (size != 1) return -1;
        request->unit = message[at + 2];
        request->hasUnit = 1;
        break;
      default: return -1;
    }
    at += 2 + (size_t)size;
  }
  return 0;
}

/* Offset and count are looked at, each for itself; only a message with all four options comes this far. */
int fill(const uint8_t *message, size_t length) {
  struct request request;
  if (takeOptions(&request, message, length) != 0) return -1;
  if (!request.hasOffset || !request.hasCount) return -1;
  if (!request.hasValue || !request.hasUnit) return -1;
  memset(cells + request.offset, request.value, request.count);  // expect: memory/out-of-bounds-write
  return request.unit;
}

int fillWhatFits(const uint8_t *message, size_t length) {
  struct request request;
  if (takeOptions(&request, message, length) != 0) return -1;
  if (!request.hasOffset || !request.hasCount) return -1;
  if (!request.hasValue || !request.hasUnit) return -1;
  if (request.count > CELLS - request.offset) return -1;
  memset(cells + request.offset, request.value, request.count);
  return request.unit;
}
