#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define RING_SIZE 256u

struct ring {
  uint8_t bytes[RING_SIZE];
  uint16_t head;
  uint16_t tail;
};

struct header {
  uint8_t sync;
  uint8_t command;
  uint8_t sequence;
  uint8_t length;
};

static struct ring received;

/* A header that begins near the end of the ring goes on at its start. */
int peekStraight(struct header *header) {
  if ((uint16_t)(received.head - received.tail) < sizeof *header) return -1;
  memcpy(header, &received.bytes[received.tail % RING_SIZE], sizeof *header);  // expect: memory/out-of-bounds-read
  return 0;
}

int peekAround(struct header *header) {
  if ((uint16_t)(received.head - received.tail) < sizeof *header) return -1;
  uint8_t bytes[sizeof *header];
  for (unsigned i = 0; i < sizeof bytes; i++) bytes[i] = received.bytes[(received.tail + i) % RING_SIZE];
  memcpy(header, bytes, sizeof bytes);
  return 0;
}

int peekByte(void) { return received.bytes[received.tail & (RING_SIZE - 1u)]; }
