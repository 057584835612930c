#include <stddef.h>
#include <stdint.h>

/* Options follow each other, each with its length in units of eight bytes. */
struct option { uint8_t type; uint8_t length; };

/* The offset wraps, and the loop begins anew. */
int lastOption(const uint8_t *data, size_t size) {
  uint8_t offset = 16;
  int last = -1;
  while (offset + sizeof(struct option) <= size) {
    const struct option *option = (const struct option *)(data + offset);
    if (option->length == 0) return -1;
    last = option->type;
    offset += option->length << 3;                    // expect: number/lossy-conversion-of-value
  }
  return last;
}

int lastOptionWide(const uint8_t *data, size_t size) {
  size_t offset = 16;
  int last = -1;
  while (offset + sizeof(struct option) <= size) {
    const struct option *option = (const struct option *)(data + offset);
    if (option->length == 0) return -1;
    last = option->type;
    offset += (size_t)option->length << 3;
  }
  return last;
}

/* A sum of bytes may lose its high bits: nothing is found by it. */
uint8_t sumOf(const uint8_t *data, size_t size) {
  uint8_t sum = 0;
  for (size_t i = 0; i < size; i++) sum += data[i];
  return sum;
}

#define MTU 1280

uint8_t link_buf[MTU];
uint16_t link_len;
uint16_t link_extra;

extern int take(const uint8_t *bytes, unsigned count);

/* A header's length comes from the packet, and what remains below zero becomes much. */
int segment(void) {
  if (link_len < 40) return -1;
  uint16_t header = (uint16_t)((link_buf[12] >> 4) << 2);
  link_len = link_len - header - 40;                  // expect: number/lossy-conversion-of-value
  return take(link_buf, link_len);
}

int segmentChecked(void) {
  if (link_len < 40) return -1;
  uint16_t header = (uint16_t)((link_buf[12] >> 4) << 2);
  if (link_len < header + 40) return -1;
  link_len = link_len - header - 40;
  return take(link_buf, link_len);
}

/* What remains of the packet need not fit. */
int payload(void) {
  uint8_t count = link_len - link_extra;              // expect: number/lossy-conversion-of-value
  return take(link_buf + link_extra, count);
}

int payloadWide(void) {
  uint16_t count = link_len - link_extra;
  return take(link_buf + link_extra, count);
}
