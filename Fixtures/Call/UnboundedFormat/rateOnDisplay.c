#include <stdarg.h>
#include <stdio.h>

static char line[32];

void showRate(double rate) {
  sprintf(line, "%.1f mL/h", rate);  // expect: call/unbounded-format
}

void showCode(int code) {
  int n = sprintf(line, "E%02d", code);
  (void)n;
}

void report(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)vsprintf(line, format, ap);  // expect: call/unbounded-format
  va_end(ap);
}

int reportBounded(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  int n = vsnprintf(line, sizeof line, format, ap);
  va_end(ap);
  return n;
}

int showBounded(double rate) {
  return snprintf(line, sizeof line, "%.1f mL/h", rate);
}

int toStream(FILE *stream, double rate) {
  return fprintf(stream, "%.1f mL/h", rate);
}
