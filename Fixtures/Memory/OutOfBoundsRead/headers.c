#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Headers are read through a structure that is laid over the bytes. */
struct header {
  uint8_t next;
  uint8_t length;
  uint16_t checksum;
};

/* The current header fits, the next need not. */
int skipHeaders(const uint8_t *packet, size_t size) {
  size_t offset = 0;
  if (size < sizeof(struct header)) return -1;
  const struct header *header = (const struct header *)packet;
  offset += (size_t)header->length * 8 + 8;
  if (offset >= size) return -1;
  header = (const struct header *)(packet + offset);
  return header->next + header->checksum;             // expect: memory/out-of-bounds-read
}

int skipHeadersChecked(const uint8_t *packet, size_t size) {
  size_t offset = 0;
  if (size < sizeof(struct header)) return -1;
  const struct header *header = (const struct header *)packet;
  offset += (size_t)header->length * 8 + 8;
  if (offset + sizeof(struct header) > size) return -1;
  header = (const struct header *)(packet + offset);
  return header->next + header->checksum;
}

/* One byte less than the header has is asked for. */
int checksum(const uint8_t *packet, size_t size) {
  if (size < sizeof(struct header) - 1) return -1;
  return packet[2] << 8 | packet[3];                  // expect: memory/out-of-bounds-read
}

int checksumChecked(const uint8_t *packet, size_t size) {
  if (size <= sizeof(struct header) - 1) return -1;
  return packet[2] << 8 | packet[3];
}

/* The position is tested after the byte was read. */
size_t textLength(const uint8_t *text, size_t size) {
  size_t length = 0;
  while (text[length] != '"' && length < size) length++;  // expect: memory/out-of-bounds-read
  return length;
}

size_t textLengthChecked(const uint8_t *text, size_t size) {
  size_t length = 0;
  while (length < size && text[length] != '"') length++;
  return length;
}
