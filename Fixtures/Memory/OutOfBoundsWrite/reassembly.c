#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Parts of a message are put where their header says. */
#define MESSAGE_SIZE 256

struct assembly {
  uint16_t received;
  uint8_t message[MESSAGE_SIZE];
};

static struct assembly current;

void onPart(const uint8_t *part, size_t size) {
  if (size < 4) return;
  size_t offset = (size_t)(part[0] << 8 | part[1]);
  size_t count = size - 4;
  if (count > MESSAGE_SIZE) return;
  memcpy(current.message + offset, part + 4, count);  // expect: memory/out-of-bounds-write
  current.received += (uint16_t)count;
}

/* The end is tested in the width of the fields. */
void onPartNarrow(const uint8_t *part, size_t size) {
  if (size < 4) return;
  uint8_t offset = part[0];
  uint8_t count = part[1];
  if (size - 4 < count) return;
  uint8_t end = (uint8_t)(offset + count);
  if (end > 128) return;
  uint8_t assembled[128];
  memcpy(assembled + offset, part + 4, count);        // expect: memory/out-of-bounds-write
  current.received += assembled[0];
}

void onPartChecked(const uint8_t *part, size_t size) {
  if (size < 4) return;
  size_t offset = (size_t)(part[0] << 8 | part[1]);
  size_t count = size - 4;
  if (count > MESSAGE_SIZE || offset > MESSAGE_SIZE - count) return;
  memcpy(current.message + offset, part + 4, count);
  current.received += (uint16_t)count;
}

void onPartWide(const uint8_t *part, size_t size) {
  if (size < 4) return;
  unsigned offset = part[0];
  unsigned count = part[1];
  if (size - 4 < count) return;
  uint8_t assembled[128];
  if (offset + count > sizeof assembled) return;
  memcpy(assembled + offset, part + 4, count);
  current.received += assembled[0];
}
