#include <stdint.h>
#include <string.h>

/* A packet buffer whose header length another module keeps. */
uint8_t radio_buf[256];
uint16_t radio_len;
extern uint16_t radio_header;

struct prefix {
  uint8_t bytes[16];
  uint8_t bits;
};

void apply(const struct prefix *prefix);

static const uint8_t *payload(void) { return &radio_buf[radio_header]; }

void prefixOfAnyLength(void) {
  struct prefix prefix;
  if (radio_len < 40) return;
  const uint8_t *option = payload();
  prefix.bits = option[3];
  memset(&prefix.bytes, 0, sizeof prefix.bytes);
  memcpy(&prefix.bytes, option + 4, (prefix.bits + 7) / 8);  // expect: memory/out-of-bounds-write
  apply(&prefix);
}

void prefixOfTestedLength(void) {
  struct prefix prefix;
  if (radio_len < 40) return;
  const uint8_t *option = payload();
  prefix.bits = option[3];
  if (prefix.bits > 128) return;
  memset(&prefix.bytes, 0, sizeof prefix.bytes);
  memcpy(&prefix.bytes, option + 4, (prefix.bits + 7) / 8);
  apply(&prefix);
}

void prefixOfMaskedLength(void) {
  struct prefix prefix;
  if (radio_len < 40) return;
  const uint8_t *option = payload();
  prefix.bits = option[3] & 0x7Fu;
  memset(&prefix.bytes, 0, sizeof prefix.bytes);
  memcpy(&prefix.bytes, option + 4, (prefix.bits + 7) / 8);
  apply(&prefix);
}

void prefixesOfAnyLength(void) {
  struct prefix prefix;
  if (radio_len < 40) return;
  const uint8_t *options = payload();
  for (unsigned at = 4; at + 24 < radio_len; at += 2u + options[at + 1]) {
    if (options[at] != 5) continue;
    prefix.bits = options[at + 3];
    memset(&prefix.bytes, 0, sizeof prefix.bytes);
    memcpy(&prefix.bytes, options + at + 4, (prefix.bits + 7) / 8);  // expect: memory/out-of-bounds-read, memory/out-of-bounds-write
    apply(&prefix);
  }
}

void prefixesOfTestedLength(void) {
  struct prefix prefix;
  if (radio_len < 40) return;
  const uint8_t *options = payload();
  for (unsigned at = 4; at + 24 < radio_len; at += 2u + options[at + 1]) {
    if (options[at] != 5 || options[at + 3] > 8 * sizeof prefix.bytes) continue;
    prefix.bits = options[at + 3];
    memset(&prefix.bytes, 0, sizeof prefix.bytes);
    memcpy(&prefix.bytes, options + at + 4, (prefix.bits + 7) / 8);
    apply(&prefix);
  }
}
