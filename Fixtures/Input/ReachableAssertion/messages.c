#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CHANNELS 4u
#define ADDRESSES_MAX 3u
#define QUEUE_SIZE 8u

enum kind { KIND_OPEN = 1, KIND_DATA = 2, KIND_CLOSE = 3 };

uint16_t levels[CHANNELS];
uint8_t queue[QUEUE_SIZE];

static bool is_open;
static bool is_active;
static size_t queue_used;

static uint16_t wordOf(const uint8_t *bytes) { return (uint16_t)(bytes[0] << 8 | bytes[1]); }

static bool isChannel(uint8_t channel) { return channel < CHANNELS; }

/* The number of the channel is somebody else's. */
int setLevel(const uint8_t *bytes, size_t length) {
  if (length < 3) return -1;
  assert(bytes[0] < CHANNELS);  // expect: input/reachable-assertion
  levels[bytes[0]] = wordOf(bytes + 1);
  return 0;
}

int setLevelChecked(const uint8_t *bytes, size_t length) {
  if (length < 3 || bytes[0] >= CHANNELS) return -1;
  assert(bytes[0] < CHANNELS);
  levels[bytes[0]] = wordOf(bytes + 1);
  return 0;
}

/* The check and the assertion are in two functions. */
static void storeLevel(uint8_t channel, uint16_t level) {
  assert(channel < CHANNELS);
  levels[channel] = level;
}

int setLevelCheckedElsewhere(const uint8_t *bytes, size_t length) {
  if (length < 3 || !isChannel(bytes[0])) return -1;
  storeLevel(bytes[0], wordOf(bytes + 1));
  return 0;
}

/* The caller checks the wrong byte. */
static void addLevel(uint8_t channel, uint8_t step) {
  assert(channel < CHANNELS);  // expect: input/reachable-assertion
  levels[channel] = (uint16_t)((levels[channel] + step) & 0x0fffu);
}

int changeLevel(const uint8_t *bytes, size_t length) {
  if (length < 2 || !isChannel(bytes[1])) return -1;
  addLevel(bytes[0], bytes[1]);
  return 0;
}

int halveLevel(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  uint8_t channel = bytes[0] & (CHANNELS - 1u);
  assert(channel < CHANNELS);
  levels[channel] /= 2u;
  return 0;
}

/* Two lengths that need not agree. */
int payloadSize(const uint8_t *bytes, size_t length) {
  if (length < 4) return -1;
  size_t size = wordOf(bytes + 2);
  assert(size == length - 4);  // expect: input/reachable-assertion
  return (int)size;
}

int payloadSizeChecked(const uint8_t *bytes, size_t length) {
  if (length < 4) return -1;
  size_t size = wordOf(bytes + 2);
  if (size != length - 4) return -1;
  assert(size + 4 == length);
  return (int)size;
}

int payloadSizeLimited(const uint8_t *bytes, size_t length) {
  assert(bytes != NULL);
  if (length < 4) return -1;
  size_t size = wordOf(bytes + 2);
  if (size > length - 4) size = length - 4;
  assert(size < length);
  return size > 100 ? 100 : (int)size;
}

/* Data before the connection is open: the peer chooses the order. */
int handleMessage(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  switch (bytes[0]) {
    case KIND_OPEN: is_open = true; return 0;
    case KIND_CLOSE: is_open = false; return 0;
    case KIND_DATA:
      assert(is_open);  // misses: input/reachable-assertion
      return bytes[1];
    default: return -1;
  }
}

int handleMessageChecked(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  if (bytes[0] != KIND_OPEN && !is_active) return -1;
  switch (bytes[0]) {
    case KIND_OPEN: is_active = true; return 0;
    case KIND_CLOSE: is_active = false; return 0;
    case KIND_DATA:
      assert(is_active);
      return bytes[1];
    default: return -1;
  }
}

/* One address more than there is room for. */
int sumOfAddresses(const uint8_t *bytes, size_t length) {
  uint8_t list[ADDRESSES_MAX];
  size_t count = 0;
  for (size_t at = 0; at < length; at++) {
    if (bytes[at] == 0) continue;
    assert(count < ADDRESSES_MAX);  // expect: input/reachable-assertion
    list[count++] = bytes[at];
  }
  int sum = 0;
  for (size_t i = 0; i < count; i++) sum += list[i];
  return sum;
}

int sumOfAddressesChecked(const uint8_t *bytes, size_t length) {
  uint8_t list[ADDRESSES_MAX];
  size_t count = 0;
  for (size_t at = 0; at < length && count < ADDRESSES_MAX; at++) {
    if (bytes[at] == 0) continue;
    assert(count < ADDRESSES_MAX);
    list[count++] = bytes[at];
  }
  int sum = 0;
  for (size_t i = 0; i < count; i++) sum += list[i];
  return sum;
}

/* What the program keeps true itself: bytes go in only where there is room. */
int enqueue(const uint8_t *bytes, size_t length) {
  assert(queue_used <= QUEUE_SIZE);
  if (length > QUEUE_SIZE - queue_used) return -1;
  memcpy(queue + queue_used, bytes, length);
  queue_used += length;
  return 0;
}

int trailingZeros(const uint8_t *bytes, size_t length) {
  size_t end = length;
  while (end > 0 && bytes[end - 1] == 0) end--;
  assert(end <= length);
  return length - end > 100 ? 100 : (int)(length - end);
}

void assertFailed(const char *file, int line);
void reportFailed(const char *file, int line);

/* It is told where, and comes back. */
#define CHECK_PARAMETER(condition) ((condition) ? (void)0 : assertFailed(__FILE__, __LINE__))

int takeAdvertisement(const uint8_t *report, size_t length) {
  if (length < 2) return -1;
  CHECK_PARAMETER(report[1] <= 31);                   // expect: input/reachable-assertion
  return report[1];
}

int takeAdvertisementOrRefuse(const uint8_t *report, size_t length) {
  if (length < 2 || report[1] > 31) return -1;
  CHECK_PARAMETER(report[1] <= 31);
  return report[1];
}

int takeAdvertisementAndReport(const uint8_t *report, size_t length) {
  if (length < 2) return -1;
  if (report[1] > 31) reportFailed(__FILE__, __LINE__);
  return report[1];
}
