#include "frame.h"

char *shortFrame;
char *longFrame;

void startShort(void) {
  char frame[8];
  shortFrame = frame;
  clearShort();
  shortFrame = NULL;
}

void startLong(void) {
  char frame[16];
  longFrame = frame;
  clearLong();
  longFrame = NULL;
}
