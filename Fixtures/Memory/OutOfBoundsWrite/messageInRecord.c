#include <stdint.h>
#include <string.h>

/* A frame of a bus carries its bytes in an array of its own. */
struct frame {
  uint32_t id;
  uint8_t dlc;
  uint8_t data[8];
};

uint16_t gains[12];
static uint8_t names[4][8];

int setGain(const struct frame *frame) {
  if (frame->dlc < 3) return -1;
  gains[frame->data[0]] = (uint16_t)(frame->data[1] << 8 | frame->data[2]);  // expect: memory/out-of-bounds-write
  return 0;
}

int setGainChecked(const struct frame *frame) {
  if (frame->dlc < 3 || frame->data[0] >= 12) return -1;
  gains[frame->data[0]] = (uint16_t)(frame->data[1] << 8 | frame->data[2]);
  return 0;
}

static int isChannel(uint8_t channel) { return channel < 4; }

int setName(const struct frame *frame) {
  if (!isChannel(frame->data[0])) return -1;
  memcpy(names[frame->data[0]], frame->data + 1, 7);
  return 0;
}

/* What a function fills itself is no message that it was handed. */
struct log {
  uint8_t length;
  uint8_t bytes[16];
  uint8_t places[4];
};

void addToLog(struct log *log, uint8_t byte) {
  if (log->length >= 4) return;
  log->places[log->length] = byte & 3;
  log->bytes[log->places[log->length]] = byte;
  log->length++;
}
