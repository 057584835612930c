#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define PARTS 16

struct identifier {
  uint32_t parts[PARTS];
  uint8_t count;
};

struct reader {
  const uint8_t *bytes;
  size_t left;
};

static int append(struct identifier *to, uint32_t part) {
  to->parts[to->count++] = part;  // expect: memory/out-of-bounds-write
  return 0;
}

static int appendChecked(struct identifier *to, uint32_t part) {
  if (to->count >= PARTS) return -1;
  to->parts[to->count++] = part;
  return 0;
}

/* As many parts as the message has: each round adds one to a count in the record. */
int readIdentifier(const uint8_t *bytes, size_t length, struct identifier *to) {
  struct reader in = {bytes, length};
  uint32_t part = 0;
  to->count = 0;
  for (; in.left > 0; in.bytes++, in.left--) {
    if (part > UINT32_MAX >> 7) return -1;
    part = part << 7 | (*in.bytes & 0x7f);
    if ((*in.bytes & 0x80) == 0) {
      if (append(to, part) < 0) return -1;
      part = 0;
    }
  }
  return 0;
}

int readIdentifierChecked(const uint8_t *bytes, size_t length, struct identifier *to) {
  struct reader in = {bytes, length};
  uint32_t part = 0;
  to->count = 0;
  for (; in.left > 0; in.bytes++, in.left--) {
    if (part > UINT32_MAX >> 7) return -1;
    part = part << 7 | (*in.bytes & 0x7f);
    if ((*in.bytes & 0x80) == 0) {
      if (appendChecked(to, part) < 0) return -1;
      part = 0;
    }
  }
  return 0;
}

/* The count is tested at the end of each round, where the next one is not begun any more. */
int readMask(const uint8_t *bytes, size_t length, uint8_t mask[4]) {
  uint8_t got = 0;
  uint8_t own[4] = {0};
  while (length-- > 0) {
    own[got++] = *bytes++;
    if (got == sizeof own) break;
  }
  memcpy(mask, own, sizeof own);
  return got;
}

/* A number of several bytes, built up round by round, is any number. */
int readCounted(const uint8_t *bytes, size_t length, uint8_t room[64]) {
  uint8_t own[64] = {0};
  if (length < 5) return -1;
  uint8_t width = bytes[0] & 3;
  uint32_t count = 0;
  for (uint8_t i = 1; i <= width; i++) count = count << 8 | bytes[i];
  if (length - 5 < count) return -1;
  memcpy(own, bytes + 5, count);  // expect: memory/out-of-bounds-write
  memcpy(room, own, sizeof own);
  return 0;
}

int readCountedChecked(const uint8_t *bytes, size_t length, uint8_t room[64]) {
  uint8_t own[64] = {0};
  if (length < 5) return -1;
  uint8_t width = bytes[0] & 3;
  uint32_t count = 0;
  for (uint8_t i = 1; i <= width; i++) count = count << 8 | bytes[i];
  if (length - 5 < count || count > sizeof own) return -1;
  memcpy(own, bytes + 5, count);
  memcpy(room, own, sizeof own);
  return 0;
}
