#include <stdarg.h>
#include <stdio.h>

void countWritten(const char *name) {
  int width = 0;
  printf("%s%n\n", name, &width);  // expect: format/write-count-directive
}

void countShort(char *out, size_t size) {
  short width = 0;
  (void)snprintf(out, size, "abc%hn", &width);  // expect: format/write-count-directive
}

void inList(va_list ap) {
  (void)vprintf("%d%n\n", ap);  // expect: format/write-count-directive
}

void trace(const char *format, ...) __attribute__((format(printf, 1, 2)));
#define TRACE(...) trace(__VA_ARGS__)

void traced(int *count) {
  TRACE("%n", count);  // expect: format/write-count-directive
}

void byResult(const char *name) {
  int width = printf("%s", name);
  printf("%*s|\n", width, "");
}

void input(const char *text) {
  int value = 0;
  int end = 0;
  (void)sscanf(text, "%d%n", &value, &end);
}

void percent(int n) {
  printf("%d%%n\n", n);
  printf("%%n\n");
}

const char *name(void) {
  return "%n";
}
