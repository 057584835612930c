#include <string.h>

// The value before the branch is negative; where it becomes a size it is not.
static int isLong(void) { return 1; }
static char store[100];

static void take(const char *in, int n) {
  if (n < 100) memcpy(store, in, n);
}

static void takeNegative(const char *in, int n) {
  if (n < 100) memcpy(store, in, n);  // expect: number/sign-change-of-value, memory/out-of-bounds-write
}

void longText(const char in[100]) {
  int n = -1;
  if (isLong()) n = 99;
  take(in, n);
}

void noText(const char in[100]) {
  int n = -1;
  if (isLong()) n = -2;
  takeNegative(in, n);  // expect: memory/out-of-bounds-read
}
