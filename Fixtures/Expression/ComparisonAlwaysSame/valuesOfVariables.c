#include <stdint.h>

#define FIRST_CHANNEL 4
#define LAST_CHANNEL 3

enum mode { OFF, ON };

int knownValue(void) {
  int n = 3;
  return n > 4;  // misses: expression/comparison-always-same
}

int beyondEnumeration(enum mode m) {
  return m == 7;  // misses: expression/comparison-always-same
}

int configuredEmptyRange(int channel) {
  return channel < FIRST_CHANNEL || channel > LAST_CHANNEL;  // accepts: expression/comparison-always-same
}

int changed(int n) {
  n++;
  return n > 4;
}
