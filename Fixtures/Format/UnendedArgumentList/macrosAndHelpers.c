#include <stdarg.h>
#include <stdio.h>

#define BEGIN(list, last) do { va_start(list, last); } while (0)
#define END(list) va_end(list)

struct stream {
  va_list arguments;
};

void finish(va_list *ap);

void byMacros(const char *format, ...) {
  va_list ap;
  BEGIN(ap, format);
  (void)vprintf(format, ap);
  END(ap);
}

void byMacrosWithoutEnd(const char *format, ...) {
  va_list ap;
  BEGIN(ap, format);  // expect: format/unended-argument-list
  (void)vprintf(format, ap);
}

void endedByHelper(const char *format, ...) {
  va_list ap;
  va_start(ap, format);  // unknown: format/unended-argument-list unsupported
  finish(&ap);
}

int inLoop(int rounds, const char *format, ...) {
  int n = 0;
  for (int i = 0; i < rounds; i++) {
    va_list ap;
    va_start(ap, format);
    n += vprintf(format, ap);
    va_end(ap);
  }
  return n;
}

int inLoopWithContinue(int rounds, const char *format, ...) {
  int n = 0;
  for (int i = 0; i < rounds; i++) {
    va_list ap;
    va_start(ap, format);  // expect: format/unended-argument-list
    int written = vprintf(format, ap);
    if (written < 0) { continue; }
    n += written;
    va_end(ap);
  }
  return n;
}

/* The caller ends its own list. */
int forwarded(const char *format, va_list ap) {
  return vprintf(format, ap);
}
