#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* One entry opens a download, another one is handed its blocks. */
struct download {
  uint8_t image[256];
  uint32_t at;
  uint32_t announced;
};

static struct download current;
static struct download checked;

int openDownload(const uint8_t *message, size_t length) {
  if (length < 6) return -1;
  current.at = (uint32_t)(message[2] << 8 | message[3]);
  current.announced = (uint32_t)(message[4] << 8 | message[5]);
  return 0;
}

int storeBlock(const uint8_t *message, size_t length) {
  if (length < 1 || length > 64) return -1;
  memcpy(current.image + current.at, message, length);  // expect: memory/out-of-bounds-write
  return 0;
}

int openDownloadChecked(const uint8_t *message, size_t length) {
  if (length < 6) return -1;
  uint32_t at = (uint32_t)(message[2] << 8 | message[3]);
  if (at > sizeof checked.image - 64) return -1;
  checked.at = at;
  checked.announced = (uint32_t)(message[4] << 8 | message[5]);
  return 0;
}

int storeBlockChecked(const uint8_t *message, size_t length) {
  if (length < 1 || length > 64) return -1;
  memcpy(checked.image + checked.at, message, length);
  return 0;
}

/* The channel is chosen by one command and used by another. */
struct pump {
  uint16_t rates[4];
  uint8_t channel;
};

int selectChannel(struct pump *pump, const uint8_t *command, size_t length) {
  if (length != 2) return -1;
  pump->channel = command[1];
  return 0;
}

int setRate(struct pump *pump, const uint8_t *command, size_t length) {
  if (length != 3) return -1;
  pump->rates[pump->channel] = (uint16_t)(command[1] << 8 | command[2]);  // expect: memory/out-of-bounds-write
  return 0;
}

struct checkedPump {
  uint16_t rates[4];
  uint8_t channel;
};

int selectChannelChecked(struct checkedPump *pump, const uint8_t *command, size_t length) {
  if (length != 2 || command[1] >= 4) return -1;
  pump->channel = command[1];
  return 0;
}

int setRateChecked(struct checkedPump *pump, const uint8_t *command, size_t length) {
  if (length != 3) return -1;
  pump->rates[pump->channel] = (uint16_t)(command[1] << 8 | command[2]);
  return 0;
}

/* Whoever stores checks, not whoever chooses. */
struct lateCheck {
  uint16_t rates[4];
  uint8_t channel;
};

int selectAnyChannel(struct lateCheck *pump, const uint8_t *command, size_t length) {
  if (length != 2) return -1;
  pump->channel = command[1];
  return 0;
}

int setRateOfChannel(struct lateCheck *pump, const uint8_t *command, size_t length) {
  if (length != 3 || pump->channel >= 4) return -1;
  pump->rates[pump->channel] = (uint16_t)(command[1] << 8 | command[2]);
  return 0;
}
