#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct link {
  uint8_t confirm[16];
  uint8_t random[16];
  uint8_t phase;
};

typedef int (*handler)(struct link *, const uint8_t *, uint16_t);

/* The table says how long each message is, and who calls through it compares. */
static int takeRequest(struct link *link, const uint8_t *data, uint16_t length) {
  (void)length;
  link->phase = data[2] > 3 ? 1 : 0;
  return 0;
}

static int takeConfirm(struct link *link, const uint8_t *data, uint16_t length) {
  memcpy(link->confirm, data, length);
  return 0;
}

static int takeRandom(struct link *link, const uint8_t *data, uint16_t length) {
  memcpy(link->random, data, length);
  return 0;
}

static const struct {
  handler take;
  uint8_t length;
} table[] = {{takeRequest, 3}, {takeConfirm, 16}, {takeRandom, 16}};

int pair(struct link *link, const uint8_t *message, uint16_t length) {
  if (length < 1 || message[0] >= sizeof table / sizeof table[0]) return -1;
  if (table[message[0]].length != length - 1) return -1;
  return table[message[0]].take(link, message + 1, (uint16_t)(length - 1));
}

/* Here nobody compares. */
struct loose {
  uint8_t phase;
  uint8_t value[8];
};

static int takeValue(struct loose *loose, const uint8_t *data, uint16_t length) {
  memcpy(loose->value, data, length);  // expect: memory/out-of-bounds-write
  return 0;
}

static int takePhase(struct loose *loose, const uint8_t *data, uint16_t length) {
  if (length < 1) return -1;
  loose->phase = data[0];
  return 0;
}

static int (*const looseTable[])(struct loose *, const uint8_t *, uint16_t) = {takePhase, takeValue};

int dispatch(struct loose *loose, const uint8_t *message, uint16_t length) {
  if (length < 1 || message[0] >= 2) return -1;
  return looseTable[message[0]](loose, message + 1, (uint16_t)(length - 1));
}
