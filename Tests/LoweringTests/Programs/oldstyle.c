#include <stdio.h>

/* Definitions without prototype: arguments arrive promoted and are converted to the declared types. */
static int narrow(c, f, s)
  unsigned char c;
  float f;
  short s;
{
  return c + (int)(f * 2) + s;
}

static long long shifted = (0x1234567876543210LL << 32) >> 32;
static int folded = (7 * 6 - 2) / 4 % 7 | (3 ^ 1) & 6;

int main() {
  printf("%d %d\n", narrow(-1, 1.25, 100000), narrow(300, 0.0, -1));
  printf("%llx %d\n", (unsigned long long)shifted, folded);
  return 0;
}
