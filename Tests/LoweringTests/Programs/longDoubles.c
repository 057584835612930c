// Constants of long double that no double holds: in code, in static data, negated, rounded to narrower types.
#include <stdio.h>
#include <string.h>

#define TENTH 0.1L

static const long double pi = 3.14159265358979323846264338327950288L;
static const long double table[] = {TENTH, -TENTH, 1e4000L, -1e-4940L, 0x1.8p-16440L, 1.0L, 0.0L};
static const double narrow = 2.71828182845904523536028747135266250L;
static const float narrower = -0.3333333333333333333333L;
static const long double sum = 0.5L + 0.25L;

static void show(long double value)
{
  unsigned char bytes[sizeof value];
  memset(bytes, 0, sizeof bytes);
  memcpy(bytes, &value, 10);
  for (int i = 9; i >= 0; i--) {
    printf("%02x", bytes[i]);
  }
  printf("\n");
}

int main(void)
{
  for (unsigned i = 0; i < sizeof table / sizeof table[0]; i++) {
    show(table[i]);
  }
  show(pi);
  show(sum);
  show(1.1L);
  show(-1.1L);
  show(TENTH * 3);
  show(18446744073709551615.0L);
  show(36893488147419103231.0L);
  double d = 0.7L;
  printf("%.17g %.17g %.9g %d\n", d, narrow, narrower, 0.1L == 0.1);
  return 0;
}
