#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define OPTION_END 0
#define OPTION_PAD 1

uint8_t radio_buf[256];
uint16_t radio_len;

/* The length of an option moves the position on, and zero is no length. */
int mssOfSegment(const uint8_t *options, size_t length) {
  size_t at = 0;
  while (at < length) {  // expect: input/loop-without-progress
    if (options[at] == OPTION_END) break;
    if (options[at] == OPTION_PAD) {
      at++;
      continue;
    }
    if (length - at < 2) return -1;
    size_t size = options[at + 1];
    if (size > length - at) return -1;
    if (options[at] == 2 && size == 4) return options[at + 2] << 8 | options[at + 3];
    at += size;
  }
  return 0;
}

int mssOfSegmentChecked(const uint8_t *options, size_t length) {
  size_t at = 0;
  while (at < length) {
    if (options[at] == OPTION_END) break;
    if (options[at] == OPTION_PAD) {
      at++;
      continue;
    }
    if (length - at < 2) return -1;
    size_t size = options[at + 1];
    if (size < 2 || size > length - at) return -1;
    if (options[at] == 2 && size == 4) return options[at + 2] << 8 | options[at + 3];
    at += size;
  }
  return 0;
}

/* The same in the packet buffer of the program. */
int optionsOfFrame(void) {
  if (radio_len < 20) return -1;
  uint16_t at = 20;
  int count = 0;
  while (at + 2 <= radio_len) {  // expect: input/loop-without-progress
    if (radio_buf[at] == 0) break;
    if (radio_buf[at] == 7) count++;
    at += radio_buf[at + 1];
  }
  return count;
}

/* The header counts besides the length that the option gives. */
int optionsWithHeader(const uint8_t *options, size_t length) {
  size_t at = 0;
  int count = 0;
  while (length - at >= 2) {
    size_t size = options[at + 1];
    if (size > length - at - 2) return -1;
    at += 2 + size;
    count++;
  }
  return count;
}

/* Rounds are counted, so that they end whatever the input says. */
int optionsWithLimit(const uint8_t *options, size_t length) {
  size_t at = 0;
  for (int rounds = 0; rounds < 32 && at + 2 <= length; rounds++) {
    if (options[at] == 9) return (int)at;
    at += options[at + 1];
  }
  return -1;
}

/* The number of rounds so far moves nothing on. */
int countOptions(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  int count = 0;
  while (at < length) {                               // expect: input/loop-without-progress
    size_t step = bytes[at];
    if (step > length - at) return -1;
    count++;
    at += step;
  }
  return count;
}

int countUpToSixteen(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  int count = 0;
  while (at < length && count < 16) {
    size_t step = bytes[at];
    if (step > length - at) return -1;
    count++;
    at += step;
  }
  return count;
}
