#include <stdint.h>

#define STEPS 20

int readSensor(int channel);

/* The first loop fills half of what the second one reads; what it compares differs from run to run. */
int peak(int base) {
  int levels[STEPS];
  for (int i = 0; i < STEPS / 2; i++) levels[i] = base + readSensor(i);
  int best = levels[0];
  for (int i = 1; i < STEPS; i++) {
    if (levels[i] > best) best = levels[i];  // expect: memory/uninitialised-read
  }
  return best;
}

int peakOfAll(int base) {
  int levels[STEPS];
  for (int i = 0; i < STEPS / 2; i++) {
    levels[2 * i] = base + readSensor(i);
    levels[2 * i + 1] = base - readSensor(i);
  }
  int best = levels[0];
  for (int i = 1; i < STEPS; i++) {
    if (levels[i] > best) best = levels[i];
  }
  return best;
}

int firstAbove(int limit) {
  int levels[STEPS];
  for (int i = 0; i < STEPS; i++) levels[i] = readSensor(i);
  int found = 0;
  for (int i = 0; i < STEPS; i++) {
    if (levels[i] > limit) {
      found = i;
      break;
    }
  }
  return levels[found];
}
