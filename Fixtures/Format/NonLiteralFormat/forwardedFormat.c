#include <stdarg.h>
#include <stdio.h>

void logStated(const char *format, ...) __attribute__((format(printf, 1, 2)));

void logStated(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)vfprintf(stderr, format, ap);
  va_end(ap);
}

static void logInner(int level, const char *format, va_list ap) {
  if (level > 0) { (void)vfprintf(stderr, format, ap); }
}

static void logInferred(int level, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  logInner(level, format, ap);
  va_end(ap);
}

void logUnstated(const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)vfprintf(stderr, format, ap);  // unknown: format/non-literal-format environment
  va_end(ap);
}

void users(const char *text, int value) {
  logStated("%d\n", value);
  logStated(text);  // expect: format/non-literal-format
  logInferred(1, "%d\n", value);
  logInferred(1, text);  // expect: format/non-literal-format
  logUnstated(text);  // expect: format/non-literal-format
}

#define LOG(level, ...) logInferred((level), __VA_ARGS__)

void macroUsers(const char *text, int value) {
  LOG(2, "%d %s\n", value, text);
  LOG(2, "done\n");
  LOG(2, text);  // expect: format/non-literal-format
}

/* Another parameter than the format is printed. */
__attribute__((format(printf, 2, 3))) void tagged(const char *tag, const char *format, ...);

void tagged(const char *tag, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  (void)fprintf(stderr, tag);  // expect: format/non-literal-format
  (void)vfprintf(stderr, format, ap);
  va_end(ap);
}
