#include <stddef.h>
#include <stdint.h>

/* Helpers read numbers at a pointer and cannot know how many bytes are there: who calls them can. */
static inline uint16_t number16(const uint8_t *at) { return (uint16_t)(at[0] << 8 | at[1]); }
static uint32_t number32(const uint8_t *at) { return (uint32_t)number16(at) << 16 | number16(at + 2); }

/* Two bytes of a length are read where one is known to be there. */
int listSize(const uint8_t *data, size_t size) {
  if (size < 1) return -1;
  size_t session = data[0];
  if (size < session + 1) return -1;
  data += session + 1;
  size -= session + 1;
  int count = number16(data);                         // expect: memory/out-of-bounds-read
  if (size < (size_t)count + 2) return -1;
  return count;
}

int listSizeChecked(const uint8_t *data, size_t size) {
  if (size < 1) return -1;
  size_t session = data[0];
  if (size < session + 1) return -1;
  data += session + 1;
  size -= session + 1;
  if (size < 2) return -1;
  int count = number16(data);
  if (size < (size_t)count + 2) return -1;
  return count;
}

/* The size of what is read is that of a pointer. */
uint32_t stamp(const uint8_t *record, size_t size) {
  if (size < sizeof(uint16_t)) return 0;
  return number32(record);                            // expect: memory/out-of-bounds-read
}

uint32_t stampChecked(const uint8_t *record, size_t size) {
  if (size < sizeof(uint32_t)) return 0;
  return number32(record);
}

#define HAS(count) ((size_t)(end - record) >= (count))

uint32_t stampByMacro(const uint8_t *record, size_t size) {
  const uint8_t *end = record + size;
  return HAS(sizeof(uint32_t)) ? number32(record) : 0;
}
