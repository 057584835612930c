#include <stdarg.h>
#include <stdio.h>

void trace(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)vprintf(format, ap);
  va_end(ap);
}

#define TRACE(format, ...) trace(1, "%s: " format, __func__, ##__VA_ARGS__)
#define CHECK(condition, ...) do { if (!(condition)) { say(__VA_ARGS__); } } while (0)

void uses(int a) {
  trace(2, "%d\n", a);
  trace(2, "%d %d\n", a);  // expect: format/argument-count-mismatch
  say("%d\n");  // expect: format/argument-count-mismatch
  say("%d\n", a);
  TRACE("started\n");
  TRACE("value %d\n", a);
  TRACE("value %d of %d\n", a);  // expect: format/argument-count-mismatch
  CHECK(a > 0, "bad %d\n", a);
  CHECK(a > 0, "bad %d\n");  // expect: format/argument-count-mismatch
}

/* Variadic, but no printf: a list that ends with zero. */
int sum(const char *name, ...);

int total(void) {
  return sum("%d", 1, 2, 3, 0);
}

/* An unknown directive makes the count uncertain; that is another rule's finding. */
void custom(int a) {
  printf("%d %y\n", a);  // expect: format/invalid-directive
}
