#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

void tick(void);
extern int adc(void);

static int number(int peer, uint32_t *value) {
  return recv(peer, value, sizeof *value, 0) == (ssize_t)sizeof *value ? 0 : -1;
}

int up(int peer) {
  uint32_t count = 0;
  if (number(peer, &count) < 0) return -1;
  for (uint32_t i = 0; i < count; i++) tick();        // expect: input/unchecked-loop-bound
  return 0;
}

int upChecked(int peer) {
  uint32_t count = 0;
  if (number(peer, &count) < 0 || count > 100u) return -1;
  for (uint32_t i = 0; i < count; i++) tick();
  return 0;
}

int parsed(FILE *input) {
  char line[16];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  int count = (int)strtol(line, NULL, 10);
  int sum = 0;
  while (sum < count) { tick(); sum++; }              // expect: input/unchecked-loop-bound
  return sum;
}

int parsedChecked(FILE *input) {
  char line[16];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  long count = strtol(line, NULL, 10);
  if (count < 0 || count > 50) return -1;
  for (long i = 0; i < count; i++) tick();
  return 0;
}

int narrow(int peer) {
  uint8_t count = 0;
  if (recv(peer, &count, 1, 0) != 1) return -1;
  for (unsigned i = 0; i < count; i++) tick();
  return 0;
}

int eachRound(int peer) {
  uint32_t level = 0;
  do {
    if (number(peer, &level) < 0) return -1;
    tick();
  } while (level > 10u);
  return 0;
}

int bytesOfCaller(const uint8_t *data, size_t size) {
  int sum = 0;
  for (size_t i = 0; i < size; i++) sum ^= data[i];
  return sum;
}

int elements(const uint8_t *data, size_t size) {
  size_t at = 0;
  int count = 0;
  while (at + 4u <= size) {
    uint32_t length = (uint32_t)data[at] << 24 | (uint32_t)data[at + 1] << 16 | (uint32_t)data[at + 2] << 8 | data[at + 3];
    if (length > size - at - 4u) return -1;
    at += 4u + length;
    count++;
  }
  return count;
}

int whileSmall(int peer) {
  uint32_t level = 0;
  int rounds = 0;
  if (number(peer, &level) < 0) return -1;
  while (level <= 1000u && adc() != 0) {
    tick();
    rounds++;
  }
  return rounds;
}

int down(int peer) {
  uint32_t count = 0;
  if (number(peer, &count) < 0) return -1;
  while (count > 0u) {                                // expect: input/unchecked-loop-bound
    tick();
    count--;
  }
  return 0;
}
