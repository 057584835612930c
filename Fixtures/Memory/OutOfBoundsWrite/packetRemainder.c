#include <stdint.h>
#include <string.h>

/* The number of bytes in the buffer of the program is only ever compared through a local: what is left of it. */
#define HEADER 44

uint8_t radio_buf[1280];
uint16_t radio_len;

struct address { uint8_t bytes[16]; };

extern void learn(const struct address *prefix, unsigned bits);

/* An option has a kind, a length and a prefix of as many bits as the sender says. */
void targetsInput(void) {
  struct address prefix;
  const uint8_t *buffer = radio_buf + HEADER;
  if (radio_len < HEADER) return;
  uint16_t left = radio_len - HEADER;
  int length;
  for (int i = 0; i + 24 < left; i += length) {
    length = 2 + buffer[i + 1];
    if (buffer[i] != 5) continue;
    unsigned bits = buffer[i + 3];
    memset(&prefix, 0, sizeof prefix);
    memcpy(&prefix, buffer + i + 4, (bits + 7) / 8);  // expect: memory/out-of-bounds-write
    learn(&prefix, bits);
  }
}

void targetsInputChecked(void) {
  struct address prefix;
  const uint8_t *buffer = radio_buf + HEADER;
  if (radio_len < HEADER) return;
  uint16_t left = radio_len - HEADER;
  int length;
  for (int i = 0; i + 24 < left; i += length) {
    length = 2 + buffer[i + 1];
    if (buffer[i] != 5) continue;
    unsigned bits = buffer[i + 3];
    if (bits == 0 || bits > 128) return;
    memset(&prefix, 0, sizeof prefix);
    memcpy(&prefix, buffer + i + 4, (bits + 7) / 8);
    learn(&prefix, bits);
  }
}

void targetsInputByCapacity(void) {
  struct address prefix;
  const uint8_t *buffer = radio_buf + HEADER;
  if (radio_len < HEADER) return;
  uint16_t left = radio_len - HEADER;
  int length;
  for (int i = 0; i + 24 < left; i += length) {
    length = 2 + buffer[i + 1];
    unsigned size = (buffer[i + 3] + 7u) / 8;
    if (size > sizeof prefix) continue;
    memset(&prefix, 0, sizeof prefix);
    memcpy(&prefix, buffer + i + 4, size);
    learn(&prefix, size * 8);
  }
}
