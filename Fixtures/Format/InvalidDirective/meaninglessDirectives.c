#include <stdio.h>

void output(int i, char *s, void *p, double d) {
  printf("%y\n", i);  // expect: format/invalid-directive
  printf("100%\n");  // expect: format/invalid-directive
  printf("done %");  // expect: format/invalid-directive
  printf("%#d\n", i);  // expect: format/invalid-directive
  printf("%08s\n", s);  // expect: format/invalid-directive
  printf("%08p\n", p);  // expect: format/invalid-directive
  printf("%.3c\n", i);  // expect: format/invalid-directive
  printf("%hs\n", s);  // expect: format/invalid-directive
  printf("%Ld\n", i);  // expect: format/invalid-directive
  printf("%hf\n", d);  // expect: format/invalid-directive
  printf("%5%\n");  // expect: format/invalid-directive
  printf("%1$d %d\n", i, i);  // expect: format/invalid-directive
  printf("a\0 %d\n", i);  // expect: format/invalid-directive, format/argument-count-mismatch
}

void input(const char *text, int *i, char *s) {
  (void)sscanf(text, "%0d", i);  // expect: format/invalid-directive
  (void)sscanf(text, "%9[a-z", s);  // expect: format/invalid-directive
  (void)sscanf(text, "%.3d", i);  // expect: format/invalid-directive
  (void)sscanf(text, "%-d", i);  // expect: format/invalid-directive
}

void fine(int i, unsigned u, double d, char *s, void *p, long l) {
  printf("%+5d %-5d % d %05d %.3d %'d\n", i, i, i, i, i, i);
  printf("%#x %#o %#08X %#.3f %+.2e %a %G\n", u, u, u, d, d, d, d);
  printf("%10s %-10.3s %p %20p %c %-3c%%\n", s, s, p, p, 'a', 'b');
  printf("%ld %lu %lx %lf %hhd %hu\n", l, (unsigned long)l, (unsigned long)l, d, i, u);
  printf("%2$*1$d|%3$s\n", 5, i, s);
  printf("%%d is no directive\n");
}

void fineInput(const char *text, int *i, char *s) {
  (void)sscanf(text, "%9[]a-z] %9[^]x] %d%%", s, s, i);
  (void)sscanf(text, "%*3d%2d", i);
}

const char *table(int i) {
  static const char *const units[] = {"%", "mL/h"};
  return units[i];
}
