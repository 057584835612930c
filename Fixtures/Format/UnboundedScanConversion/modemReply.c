#include <stdarg.h>
#include <stdio.h>

int modemScan(const char *format, ...) __attribute__((format(scanf, 1, 2)));

struct network {
  char operatorName[24];
  int strength;
};

int readNetwork(struct network *network) {
  return modemScan("+COPS: 0,0,\"%[^\"]\"", network->operatorName);  // expect: format/unbounded-scan-conversion
}

int readNetworkBounded(struct network *network) {
  return modemScan("+COPS: 0,0,\"%23[^\"]\"", network->operatorName);
}

int readStrength(struct network *network) {
  return modemScan("+CSQ: %d,%*d", &network->strength);
}

int readAll(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  int n = vscanf("%s", ap);  // misses: format/unbounded-scan-conversion
  va_end(ap);
  return n;
}

void output(struct network *network) {
  printf("%s %[\n", network->operatorName);  // expect: format/invalid-directive
}
