#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define OPTION_END 0
#define OPTION_NOP 1

extern int radio_receive(uint8_t *buffer, size_t size);

static uint8_t frame[64];

/* Kind and length; the length is read without knowing that it is there. */
static int lastValue(const uint8_t *options, size_t size) {
  size_t i = 0;
  int value = -1;
  while (i < size) {
    uint8_t kind = options[i];
    if (kind == OPTION_END) break;
    if (kind == OPTION_NOP) { i++; continue; }
    uint8_t length = options[i + 1];                  // expect: memory/out-of-bounds-read
    if (length < 2) break;
    i += length;
  }
  return value;
}

static int lastValueChecked(const uint8_t *options, size_t size) {
  size_t i = 0;
  int value = -1;
  while (i < size) {
    uint8_t kind = options[i];
    if (kind == OPTION_END) break;
    if (kind == OPTION_NOP) { i++; continue; }
    if (size - i < 2) break;
    uint8_t length = options[i + 1];
    if (length < 2 || length > size - i) break;
    if (length > 2) value = options[i + 2];
    i += length;
  }
  return value;
}

int poll(void) {
  int count = radio_receive(frame, sizeof frame);
  if (count <= 0 || (size_t)count > sizeof frame) return -1;
  return lastValue(frame, (size_t)count) + lastValueChecked(frame, (size_t)count);
}

/* Sent back as many bytes as the sender says. */
size_t echo(uint8_t *reply, size_t room) {
  uint8_t request[32];
  int count = radio_receive(request, sizeof request);
  if (count < 3) return 0;
  size_t claimed = request[1];
  if (claimed > room) return 0;
  memcpy(reply, request + 3, claimed);                // misses: memory/out-of-bounds-read
  return claimed;
}

size_t echoChecked(uint8_t *reply, size_t room) {
  uint8_t request[32];
  int count = radio_receive(request, sizeof request);
  if (count < 3 || count > (int)sizeof request) return 0;
  size_t claimed = request[1];
  if (claimed > room || claimed > (size_t)count - 3) return 0;
  memcpy(reply, request + 3, claimed);
  return claimed;
}
