#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static char queue[1024];
static size_t queued;

static void emit(const char *text, size_t length) {
  if (length > sizeof queue - queued) return;
  memcpy(queue + queued, text, length);
  queued += length;
}

static void emitChecked(const char *text, size_t length) {
  if (length > sizeof queue - queued) return;
  memcpy(queue + queued, text, length);
  queued += length;
}

/* The result is the length that the text would have, whatever room there is. */
static void answer(const char *command, const char *argument, int code) {
  char text[80];
  int length = snprintf(text, sizeof text, "+%s: \"%s\",%d\r\n", command, argument, code);
  if (length < 0) return;
  emit(text, (size_t)length);  // expect: memory/out-of-bounds-read
}

static void answerChecked(const char *command, const char *argument, int code) {
  char text[80];
  int length = snprintf(text, sizeof text, "+%s: \"%s\",%d\r\n", command, argument, code);
  if (length < 0) return;
  if (length >= (int)sizeof text) length = sizeof text - 1;
  emitChecked(text, (size_t)length);
}

int ping(const uint8_t *line, size_t length) {
  char argument[201];
  if (length >= sizeof argument) return -1;
  memcpy(argument, line, length);
  argument[length] = '\0';
  answer("PING", argument, 3);
  answerChecked("PING", argument, 3);
  return 0;
}

/* A number of elements, of which each has two bytes, is none of the bytes. */
void registersOf(const uint8_t *source, uint16_t count, uint16_t *registers) {
  for (uint16_t i = 0; i < count && i < 8; i++) registers[i] = (uint16_t)(source[2 * i] << 8 | source[2 * i + 1]);
}

/* The checksum stands behind the bytes that are counted. */
int isIntact(const uint8_t *bytes, uint16_t count) {
  uint16_t sum = 0;
  uint16_t wanted = (uint16_t)(bytes[count] << 8 | bytes[count + 1]);
  for (uint16_t i = 0; i < count; i++) sum = (uint16_t)(sum + bytes[i]);
  return sum == wanted;
}

/* The end of the bytes is known by a pointer as well as by their number. */
struct packet {
  uint8_t *start;
  uint8_t *end;
  uint32_t length;
};

static int hasBytes(const struct packet *packet, uint32_t count) {
  return (size_t)(packet->end - packet->start) >= count;
}

int typeOf(const struct packet *packet) {
  if (!hasBytes(packet, 10)) return -1;
  return packet->start[9];
}

/* Lengths of kinds of messages are told apart after the kind was read: the caller has handed a byte at least. */
static int valueOf(const uint8_t *option, uint8_t length) {
  switch (option[0]) {
  case 1: return length == 3 ? option[2] : -1;
  case 2: return length == 4 ? option[3] : -1;
  default: return -1;
  }
}

int sumOfOptions(const uint8_t *bytes, uint16_t count) {
  int sum = 0;
  while (count >= 2) {
    uint8_t length = bytes[1];
    if (length < 2 || length > count) return -1;
    int value = valueOf(bytes, length);
    if (value > 0 && sum < 10000) sum += value;
    bytes += length;
    count -= length;
  }
  return sum;
}

int publish(const char *text, size_t length);

/* The names come from the caller, and no caller promises that they are short. */
int topic(const char *site, const char *device) {
  char text[48];
  int length = snprintf(text, sizeof text, "%s/%s/alarm", site, device);
  if (length < 0) return -1;
  return fwrite(text, 1, (size_t)length, stdout) == (size_t)length;  // expect: memory/out-of-bounds-read
}

int topicChecked(const char *site, const char *device) {
  char text[48];
  int length = snprintf(text, sizeof text, "%s/%s/state", site, device);
  if (length < 0 || (size_t)length >= sizeof text) return -1;
  return fwrite(text, 1, (size_t)length, stdout) == (size_t)length;
}

int topicCut(const char *site, const char *device) {
  char text[48];
  int length = snprintf(text, sizeof text, "%s/%s/event", site, device);
  if (length < 0) return -1;
  if (length > (int)sizeof text - 1) length = (int)sizeof text - 1;
  return fwrite(text, 1, (size_t)length, stdout) == (size_t)length;
}
