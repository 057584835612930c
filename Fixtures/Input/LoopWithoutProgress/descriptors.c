#include <stddef.h>
#include <stdint.h>

struct descriptor {
  uint8_t length;
  uint8_t type;
};

struct cursor {
  const uint8_t *bytes;
  uint16_t length;
  uint16_t at;
};

extern volatile uint8_t receive_ready;
int next_byte(void);
int wait_for_byte(uint8_t *byte);

static int takeByte(struct cursor *in, uint8_t *byte) {
  if (in->at >= in->length) return -1;
  *byte = in->bytes[in->at++];
  return 0;
}

/* What remains and the pointer are moved together, by a length of the device's own. */
int countInterfaces(const uint8_t *config, uint16_t left) {
  int count = 0;
  while (left >= sizeof(struct descriptor)) {  // expect: input/loop-without-progress
    const struct descriptor *here = (const struct descriptor *)config;
    if (here->length > left) return -1;
    if (here->type == 4) count++;
    left -= here->length;
    config += here->length;
    if (count > 8) return -1;
  }
  return count;
}

int countInterfacesChecked(const uint8_t *config, uint16_t left) {
  int count = 0;
  while (left >= sizeof(struct descriptor)) {
    const struct descriptor *here = (const struct descriptor *)config;
    if (here->length < sizeof *here || here->length > left) return -1;
    if (here->type == 4) count++;
    left -= here->length;
    config += here->length;
  }
  return count;
}

/* A name that refers to itself: every round jumps to where it began. */
int skipName(const uint8_t *message, uint16_t length) {
  struct cursor in = {message, length, 12};
  uint8_t size, low;
  for (;;) {  // expect: input/loop-without-progress
    if (takeByte(&in, &size) < 0) return -1;
    if (size == 0) break;
    if (size >= 0xc0) {
      if (takeByte(&in, &low) < 0) return -1;
      in.at = (uint16_t)((size & 0x3f) << 8 | low);
      continue;
    }
    if (size > in.length - in.at) return -1;
    in.at = (uint16_t)(in.at + size);
  }
  return in.at;
}

int skipNameWithLimit(const uint8_t *message, uint16_t length) {
  struct cursor in = {message, length, 12};
  uint8_t size, low;
  int jumps = 0;
  for (;;) {
    if (takeByte(&in, &size) < 0) return -1;
    if (size == 0) break;
    if (size >= 0xc0) {
      if (takeByte(&in, &low) < 0 || ++jumps > 8) return -1;
      in.at = (uint16_t)((size & 0x3f) << 8 | low);
      continue;
    }
    if (size > in.length - in.at) return -1;
    in.at = (uint16_t)(in.at + size);
  }
  return in.at;
}

/* The world outside moves on between two rounds. */
void waitForStart(uint8_t wanted) {
  uint8_t byte = 0;
  while (byte != wanted) {
    if (wait_for_byte(&byte) < 0) return;
  }
}

void waitForFlag(const uint8_t *mask, size_t length) {
  if (length == 0) return;
  while ((receive_ready & mask[0]) == 0) {
  }
}
