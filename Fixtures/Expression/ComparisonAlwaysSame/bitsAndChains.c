#include <stdint.h>

#define MASK_MODE 0x0Cu
#define MODE_FAST 0x08u
#define MODE_WRONG 0x02u
#define FEATURE 0u

enum state { IDLE, RUN, ALARM };

int next(void);

int bitNotInMask(uint32_t x) {
  return (x & 4) == 1;  // expect: expression/comparison-always-same
}

int wrongField(uint32_t x) {
  return (x & MASK_MODE) != MODE_WRONG;  // expect: expression/comparison-always-same
}

int setBit(uint32_t x) {
  return (x | 4u) == 3u;  // expect: expression/comparison-always-same
}

int remainder(uint32_t n) {
  return n % 4 == 4;  // expect: expression/comparison-always-same
}

int beyondMask(int x) {
  return (x & 0x0F) > 15;  // expect: expression/comparison-always-same
}

int neitherState(enum state s) {
  return s != IDLE || s != RUN;  // expect: expression/comparison-always-same
}

int bothStates(enum state s) {
  return s == IDLE && s == RUN;  // expect: expression/comparison-always-same
}

int emptyRange(int n) {
  return n < 10 && n > 20;  // expect: expression/comparison-always-same
}

int everyValue(int n) {
  return n > 10 || n < 20;  // expect: expression/comparison-always-same
}

int longChain(int n, int ok) {
  return n != 1 || ok || n != 2;  // expect: expression/comparison-always-same
}

int field(uint32_t x) { return (x & MASK_MODE) == MODE_FAST; }
int noBit(uint32_t x) { return (x & MASK_MODE) == 0u; }
int anyBit(uint32_t x) { return (x & FEATURE) != 0u; }
int setField(uint32_t x) { return (x | 3u) == 7u; }
int excluded(enum state s) { return s != IDLE && s != RUN; }
int eitherState(enum state s) { return s == IDLE || s == RUN; }
int range(int n) { return n > 10 && n < 20; }
int outside(int n) { return n < 10 || n > 20; }
int otherVariables(int a, int b) { return a != 1 || b != 2; }
int readTwice(void) { return next() == 1 && next() == 2; }
int touching(int n) { return n >= 10 && n <= 10; }
