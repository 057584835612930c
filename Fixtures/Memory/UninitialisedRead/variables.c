#include <stdint.h>
#include <stdlib.h>

enum mode { OFF, SLOW, FAST };

int oneBranch(int mode) {
  int rate;
  if (mode == 1) rate = 10;
  return rate;                                        // expect: memory/uninitialised-read
}

int bothBranches(int mode) {
  int rate;
  if (mode == 1) rate = 10; else rate = 20;
  return rate;
}

int sameCondition(int mode) {
  int rate;
  if (mode == 1) rate = 10;
  if (mode != 1) return 0;
  return rate;
}

int noDefault(enum mode mode) {
  int rate;
  switch (mode) {
  case OFF: rate = 0; break;
  case SLOW: rate = 1; break;
  default: break;
  }
  return rate;                                        // expect: memory/uninitialised-read
}

int withDefault(enum mode mode) {
  int rate;
  switch (mode) {
  case OFF: rate = 0; break;
  case SLOW: rate = 1; break;
  default: rate = 2; break;
  }
  return rate;
}

int emptyLoop(const int *values, int n) {
  int last;
  for (int i = 0; i < n; i++) last = values[i];
  return last;                                        // misses: memory/uninitialised-read
}

int loopRunsOnce(const int *values, int n) {
  int last;
  int i = 0;
  do { last = values[i]; } while (++i < n);
  return last;
}

int accumulates(const int *values, int n) {
  int sum;
  for (int i = 0; i < n; i++) {
    sum += values[i];                                 // expect: memory/uninitialised-read
  }
  return n;
}

int skipped(int n) {
  if (n > 3) goto end;
  int extra = 5;
  n += extra;
end:
  return n;
}

int skippedAndUsed(int n) {
  if (n > 3) goto end;
  int extra = 5;
  n += 1;
end:
  return n + extra;                                   // expect: memory/uninitialised-read
}

int heap(void) {
  int *p = malloc(2 * sizeof *p);
  if (p == NULL) return -1;
  p[0] = 1;
  int value = p[1];                                   // expect: memory/uninitialised-read
  free(p);
  return value;
}

int heapOfZeros(void) {
  int *p = calloc(2, sizeof *p);
  if (p == NULL) return -1;
  p[0] = 1;
  int value = p[1];
  free(p);
  return value;
}

int pointer(int n) {
  const int *p;
  static const int one = 1;
  if (n) p = &one;
  return *p;                                          // expect: memory/uninitialised-read
}
