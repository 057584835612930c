#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HEADER 4

struct message { uint8_t kind; uint16_t length; uint8_t body[60]; };
static struct message last;

extern int uart_read(uint8_t *buffer, size_t size);

/* The length stands in the frame, and is not compared with the room. */
static int parse(const uint8_t *frame, size_t size) {
  if (size < HEADER) return -1;
  uint16_t length = (uint16_t)(frame[2] << 8 | frame[3]);
  memcpy(last.body, frame + HEADER, length);          // expect: memory/out-of-bounds-write, memory/out-of-bounds-read
  last.length = length;
  return 0;
}

/* Compared with the frame, not with the room. */
static int parseOther(const uint8_t *frame, size_t size) {
  if (size < HEADER) return -1;
  uint16_t length = (uint16_t)(frame[2] << 8 | frame[3]);
  if (length > size - HEADER) return -1;
  memcpy(last.body, frame + HEADER, length);          // expect: memory/out-of-bounds-write
  return 0;
}

static int parseBoth(const uint8_t *frame, size_t size) {
  if (size < HEADER) return -1;
  uint16_t length = (uint16_t)(frame[2] << 8 | frame[3]);
  if (length > size - HEADER || length > sizeof last.body) return -1;
  memcpy(last.body, frame + HEADER, length);
  last.length = length;
  return 0;
}

int receive(void) {
  uint8_t frame[128];
  int count = uart_read(frame, sizeof frame);
  if (count <= 0 || count > (int)sizeof frame) return -1;
  switch (frame[0]) {
  case 1: return parse(frame, (size_t)count);
  case 2: return parseOther(frame, (size_t)count);
  default: return parseBoth(frame, (size_t)count);
  }
}

/* Reassembly: offset and length are each in range, their sum is not. */
static uint8_t whole[256];

int addFragment(const uint8_t *data, size_t offset, size_t length) {
  if (offset >= sizeof whole || length > sizeof whole) return -1;
  memcpy(whole + offset, data, length);               // misses: memory/out-of-bounds-write
  return 0;
}

int addFragmentChecked(const uint8_t *data, size_t offset, size_t length) {
  if (offset >= sizeof whole || length > sizeof whole - offset) return -1;
  memcpy(whole + offset, data, length);
  return 0;
}
