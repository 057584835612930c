#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void never(const char *format, ...) {
  va_list ap;
  va_start(ap, format);  // expect: format/unended-argument-list
  (void)vprintf(format, ap);
}

int earlyReturn(const char *format, ...) {
  va_list ap;
  va_start(ap, format);  // expect: format/unended-argument-list
  int n = vprintf(format, ap);
  if (n < 0) { return -1; }
  va_end(ap);
  return n;
}

int onlyInSwitch(int count, ...) {
  va_list ap;
  va_start(ap, count);  // expect: format/unended-argument-list
  int first = va_arg(ap, int);
  switch (first) {
    case 0: va_end(ap); return 0;
    case 1: va_end(ap); break;
    default: break;
  }
  return first;
}

void copyLeft(const char *format, va_list ap) {
  va_list again;
  va_copy(again, ap);  // expect: format/unended-argument-list
  (void)vprintf(format, again);
}

int sum(int count, ...) {
  int total = 0;
  va_list ap;
  va_start(ap, count);
  for (int i = 0; i < count; i++) {
    int value = va_arg(ap, int);
    if (value < 0) { break; }
    total += value;
  }
  va_end(ap);
  return total;
}

int cleanedUp(int count, ...) {
  int result = -1;
  va_list ap;
  va_start(ap, count);
  if (count < 2) { goto done; }
  result = va_arg(ap, int);
  if (result > 9) { goto done; }
  result *= 2;
done:
  va_end(ap);
  return result;
}

void fatal(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)vfprintf(stderr, format, ap);
  exit(1);
}

int startedLate(const char *format, ...) {
  if (format == NULL) { return -1; }
  va_list ap;
  va_start(ap, format);
  int n = vprintf(format, ap);
  va_end(ap);
  return n;
}

void twice(char *out, size_t size, const char *format, ...) {
  va_list ap;
  va_list again;
  va_start(ap, format);
  va_copy(again, ap);
  (void)vprintf(format, ap);
  va_end(ap);
  (void)vsnprintf(out, size, format, again);
  va_end(again);
}
