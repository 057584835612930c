//# target: avr
int printf(const char *format, ...);

void narrow(int i, long l, char c, float f, double d) {
  printf("%d %ld %c %f %f\n", i, l, c, f, d);
  printf("%d\n", l);  // expect: format/argument-type-mismatch
  printf("%d\n", 100000);  // expect: format/argument-type-mismatch
  printf("%ld\n", 100000);
  printf("%ld\n", 1);  // expect: format/argument-type-mismatch
}
