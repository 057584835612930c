#include <stdint.h>
#include <string.h>

/* A controller fills it; no code writes it. */
volatile uint8_t dma_area[300];
struct slot {
  uint8_t length;
  uint8_t bytes[125];
};
static struct slot slots[2];

static void take(uint8_t *to, uint8_t count) {
  for (uint8_t i = 0; i < count; i++) to[i] = dma_area[1 + i];
}

static void takeChecked(uint8_t *to, uint8_t count) {
  for (uint8_t i = 0; i < count; i++) to[i] = dma_area[1 + i];
}

void received(void) {
  uint8_t length = dma_area[0];
  if (length > 127) return;
  take(slots[0].bytes, (uint8_t)(length - 2));  // expect: memory/out-of-bounds-write
}

void receivedChecked(void) {
  uint8_t length = dma_area[0];
  if (length > 127 || length < 2) return;
  takeChecked(slots[1].bytes, (uint8_t)(length - 2));
}

/* What a function behind a pointer reads into a buffer comes from outside, and so do numbers put together of bytes. */
struct port {
  int (*receive)(void *context, uint8_t *bytes, size_t count);
  void *context;
  uint8_t header[8];
};

int readMessage(struct port *port, uint8_t *message) {
  uint8_t body[32] = {0};
  if (port->receive(port->context, port->header, sizeof port->header) != 8) return -1;
  uint16_t length = (uint16_t)(port->header[2] << 8 | port->header[3]);
  memcpy(body, message, length);  // expect: memory/out-of-bounds-write
  return body[0];
}

int readMessageChecked(struct port *port, uint8_t *message) {
  uint8_t body[32] = {0};
  if (port->receive(port->context, port->header, sizeof port->header) != 8) return -1;
  uint16_t length = (uint16_t)(port->header[2] << 8 | port->header[3]);
  if (length > sizeof body) return -1;
  memcpy(body, message, length);
  return body[0];
}

struct stored {
  uint8_t image[256];
  uint8_t copy[64];
};

int copyBlock(struct stored *stored, uint8_t *to) {
  uint32_t length = (uint32_t)stored->image[4] | (uint32_t)stored->image[5] << 8;
  memcpy(stored->copy, to, length);  // expect: memory/out-of-bounds-write
  return 0;
}

int copyBlockChecked(struct stored *stored, uint8_t *to) {
  uint32_t length = (uint32_t)stored->image[4] | (uint32_t)stored->image[5] << 8;
  if (length > sizeof stored->copy) return -1;
  memcpy(stored->copy, to, length);
  return 0;
}
