#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

extern const uint8_t *image;
extern uint32_t imageSize;

static int number(int peer, uint32_t *value) {
  return recv(peer, value, sizeof *value, 0) == (ssize_t)sizeof *value ? 0 : -1;
}

int byteAt(int peer) {
  uint32_t offset = 0;
  if (number(peer, &offset) < 0) return -1;
  return image[offset];                               // expect: input/unchecked-outside-value
}

int byteAtChecked(int peer) {
  uint32_t offset = 0;
  if (number(peer, &offset) < 0) return -1;
  if (offset >= imageSize) return -1;
  return image[offset];
}

int byteAtMasked(int peer) {
  uint32_t offset = 0;
  if (number(peer, &offset) < 0) return -1;
  return image[offset & 0xFFFu];
}

int compare(int peer, const uint8_t *own) {
  uint32_t size = 0;
  if (number(peer, &size) < 0) return -1;
  return memcmp(image, own, size);                    // expect: input/unchecked-outside-value, input/comparison-length-from-outside
}

int compareChecked(int peer, const uint8_t *own) {
  uint32_t size = 0;
  if (number(peer, &size) < 0) return -1;
  if (size > imageSize) return -1;
  return memcmp(image, own, size);                    // expect: input/comparison-length-from-outside
}
