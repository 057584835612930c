#include <stddef.h>
#include <stdint.h>

#define CHANNELS 4
#define FIRST 0x40

struct channel { uint16_t id; uint16_t peer; };

static struct channel channels[CHANNELS];

/* The bound is tested on eight bits of the index, and sixteen are used. */
static struct channel *channelOf(uint16_t id) {
  uint8_t index = (uint8_t)(id - FIRST);
  if (index >= CHANNELS) return NULL;
  return &channels[id - FIRST];                       // expect: number/invalid-pointer-arithmetic
}

static struct channel *channelOfChecked(uint16_t id) {
  int index = id - FIRST;
  if (index < 0 || index >= CHANNELS) return NULL;
  return &channels[index];
}

/* One behind the last element may be pointed at. */
static struct channel *endOf(uint16_t count) { return &channels[count > CHANNELS ? CHANNELS : count]; }

int onFrame(const uint8_t *data, size_t size) {
  if (size < 4) return -1;
  struct channel *channel = channelOf((uint16_t)(data[2] | data[3] << 8));
  return channel == NULL ? -1 : 0;
}

int onFrameChecked(const uint8_t *data, size_t size) {
  if (size < 4) return -1;
  struct channel *channel = channelOfChecked((uint16_t)(data[2] | data[3] << 8));
  return channel == NULL ? -1 : endOf(data[0]) - channel;
}
