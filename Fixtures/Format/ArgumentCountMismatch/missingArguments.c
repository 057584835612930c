#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static char line[64];

void tooFew(int a) {
  printf("%d %d\n", a);  // expect: format/argument-count-mismatch
}

void none(void) {
  printf("%s\n");  // expect: format/argument-count-mismatch
}

void tooMany(int a, int b) {
  printf("%d\n", a, b);  // expect: format/argument-count-mismatch
}

void starWithoutWidth(double value) {
  (void)snprintf(line, sizeof line, "%*.1f", value);  // expect: format/argument-count-mismatch
}

void scanned(const char *text, int *a) {
  (void)sscanf(text, "%d,%d", a);  // expect: format/argument-count-mismatch
}

void oneOfTwo(int isLong, int a) {
  printf(isLong ? "%d of %d\n" : "%d\n", a);  // expect: format/argument-count-mismatch
}

void positions(int a) {
  printf("%1$d %2$d\n", a);  // expect: format/argument-count-mismatch
}

void right(int a, int b, double value, uint32_t count) {
  printf("%d %d 100%%\n", a, b);
  printf("%*.*f|%-5d|\n", 6, 2, value, a);
  printf("%2$d %1$d %2$d\n", a, b);
  printf("%" PRIu32 " pulses\n", count);
  printf("done\n");
}

void rightInput(const char *text, int *a, char *name) {
  (void)sscanf(text, "%*d %d %7[a-z%]", a, name);
}

void list(const char *format, va_list ap) {
  (void)vprintf(format, ap);
  (void)vprintf("%d %d\n", ap);
}
