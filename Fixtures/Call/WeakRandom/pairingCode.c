//# std: gnu11
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

uint32_t hardwareRandom(void);

void start(void) {
  srand((unsigned)time(NULL));  // expect: call/weak-random
}

unsigned pairingCode(void) {
  return (unsigned)rand() % 1000000u;  // expect: call/weak-random
}

long sessionNumber(void) {
  return random();  // expect: call/weak-random
}

double jitter(void) {
  return drand48();  // expect: call/weak-random
}

int (*generator(void))(void) {
  return &rand;  // expect: call/weak-random
}

uint32_t pairingCodeOfHardware(void) {
  return hardwareRandom() % 1000000u;
}

static uint32_t state = 1u;

/* A generator of the project for test patterns. */
static int next_rand(void) {
  state = state * 1664525u + 1013904223u;
  return (int)(state >> 16);
}

int pattern(void) {
  return next_rand();
}
