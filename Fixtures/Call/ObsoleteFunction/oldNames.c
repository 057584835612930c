//# std: gnu11
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

static unsigned char packet[16];

void clear(void) {
  bzero(packet, sizeof packet);  // expect: call/obsolete-function
}

void shift(void) {
  bcopy(packet, packet + 1, sizeof packet - 1u);  // expect: call/obsolete-function
}

char *firstComma(const char *text) {
  return index(text, ',');  // expect: call/obsolete-function
}

void again(FILE *stream) {
  rewind(stream);  // expect: call/obsolete-function
}

void shortPause(void) {
  usleep(500);  // expect: call/obsolete-function
}

void clearNow(void) {
  memset(packet, 0, sizeof packet);
}

void shiftNow(void) {
  memmove(packet + 1, packet, sizeof packet - 1u);
}

char *commaIn(char *text) {
  return strchr(text, ',');
}

int fromStart(FILE *stream) {
  return fseek(stream, 0L, SEEK_SET);
}

int pauseNow(const struct timespec *time) {
  return nanosleep(time, NULL);
}

struct cell {
  int index;
};

int position(const struct cell *cell) {
  int index = cell->index;
  return index;
}
