#include <math.h>
#include <stdio.h>

static double table[] = { 1.0 / 3, -0.0, 1e300 * 10, 2.5f, 3 };

static float horner(float x) {
  static const float c[] = { 1, -0.5f, 0.25f, -0.125f };
  float result = 0;
  for (int i = 3; i >= 0; i--) result = result * x + c[i];
  return result;
}

int main(void) {
  for (unsigned i = 0; i < sizeof table / sizeof table[0]; i++) printf("%.17g ", table[i]);
  printf("\n%.9g %.9g\n", horner(0.3f), horner(-2.75f));
  double x = 1;
  for (int i = 0; i < 30; i++) x = x * 1.1 - i / 7.0;
  printf("%.15e %d %u %lld\n", x, (int)-3.99, (unsigned)4.2e9, (long long)1e15);
  printf("%d %d %d %d\n", NAN != NAN, INFINITY > 1e308, isnan(x), signbit(-0.0) != 0);
  printf("%.10f %.10f %.10f %.10f\n", sqrt(2), floor(-2.5), fabs(-3.25), fmod(10.5, 3));
  float narrow = 16777217;
  long double wide = 1.0L / 3;
  printf("%.1f %.10Lf %d\n", narrow, wide, 0.1 + 0.2 == 0.3);
  double _Complex z = 3 + 4 * __extension__ 1.0i;
  z = z * z;
  printf("%.3f %.3f\n", __real__ z, __imag__ z);
  typedef int four __attribute__((vector_size(16)));
  four v = { 1, 2, 3, 4 }, w = v * 2 + (v > 2);
  printf("%d %d %d %d\n", w[0], w[1], w[2], w[3]);
  return 0;
}
