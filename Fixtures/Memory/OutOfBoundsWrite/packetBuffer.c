#include <stdint.h>
#include <string.h>

/* A stack of small devices keeps the packet in one buffer of the program: who handles it reads it there. */
#define MTU 1280

typedef union {
  uint32_t align;
  uint8_t bytes[MTU];
} packet_t;

packet_t net_aligned_buf;
uint16_t net_len;

struct address { uint8_t bytes[16]; };

extern void learn(const struct address *prefix, unsigned bits);

#define PAYLOAD (&net_aligned_buf.bytes[40])

static int isTarget(const uint8_t *option) { return option[0] == 5; }

/* A prefix has as many bits as the sender says. */
void announceInput(void) {
  struct address prefix;
  const uint8_t *option = PAYLOAD;
  if (net_len < 60 || !isTarget(option)) return;
  unsigned bits = option[3];
  memset(&prefix, 0, sizeof prefix);
  memcpy(&prefix, option + 4, (bits + 7) / 8);        // expect: memory/out-of-bounds-write
  learn(&prefix, bits);
}

void announceInputChecked(void) {
  struct address prefix;
  const uint8_t *option = PAYLOAD;
  if (net_len < 60 || !isTarget(option)) return;
  unsigned bits = option[3];
  if (bits > 128) return;
  memset(&prefix, 0, sizeof prefix);
  memcpy(&prefix, option + 4, (bits + 7) / 8);
  learn(&prefix, bits);
}

void announceInputClamped(void) {
  struct address prefix;
  unsigned size = (PAYLOAD[3] + 7u) / 8;
  if (size > sizeof prefix) size = sizeof prefix;
  memset(&prefix, 0, sizeof prefix);
  memcpy(&prefix, PAYLOAD + 4, size);
  learn(&prefix, size * 8);
}

static int isPrefix(unsigned bits) { return bits >= 1 && bits <= 8 * sizeof(struct address); }

void announceInputByHelper(void) {
  struct address prefix;
  unsigned bits = PAYLOAD[3];
  if (!isPrefix(bits)) return;
  memset(&prefix, 0, sizeof prefix);
  memcpy(&prefix, PAYLOAD + 4, (bits + 7) / 8);
  learn(&prefix, bits);
}
