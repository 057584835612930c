#include <stdarg.h>
#include <stddef.h>

enum item { END, NUMBER, TEXT, WIDE, REAL };

void putNumber(int value);
void putWide(long long value);
void putReal(double value);
void putText(const char *text);

static void event(const char *name, ...) {
  va_list items;
  putText(name);
  va_start(items, name);
  for (int item = va_arg(items, int); item != END; item = va_arg(items, int)) {
    switch (item) {
      case NUMBER: putNumber(va_arg(items, int)); break;
      case WIDE: putWide(va_arg(items, long long)); break;
      case REAL: putReal(va_arg(items, double)); break;
      default: putText(va_arg(items, const char *)); break;
    }
  }
  va_end(items);
}

void numberAsText(int code) {
  event("alarm", TEXT, code, END);  // expect: format/variadic-argument-mismatch
}

void numberAsWide(int code) {
  event("alarm", WIDE, code, END);  // expect: format/variadic-argument-mismatch
}

void numberAsReal(long long code) {
  event("alarm", REAL, code, END);  // expect: format/variadic-argument-mismatch
}

void withoutEnd(const char *unit, int code) {
  event("alarm", TEXT, unit, NUMBER, code);  // expect: format/variadic-argument-mismatch
}

void nothingBehind(void) {
  event("alarm", TEXT);  // expect: format/variadic-argument-mismatch
}

void asTaken(const char *unit, int code, long long time, float level) {
  event("alarm", TEXT, unit, NUMBER, code, WIDE, time, REAL, level, END);
}

void signAlone(unsigned code) { event("alarm", NUMBER, code, END); }

void constantForPointer(void) { event("alarm", TEXT, NULL, END); }

// The first pass counts, the second one takes.
static int sum(int count, ...) {
  va_list items;
  int total = 0;
  va_start(items, count);
  for (int i = 0; i < count; i++) total += va_arg(items, int) & 0xff;
  va_end(items);
  va_start(items, count);
  for (int i = 0; i < count; i++) putNumber(va_arg(items, int));
  va_end(items);
  return total;
}

int threeOfThree(int a, int b, int c) { return sum(3, a, b, c); }

int fourOfThree(int a, int b, int c) {
  return sum(4, a, b, c);  // expect: format/variadic-argument-mismatch
}

// Whoever calls this one gives what it takes.
void printAll(int count, ...) {
  va_list items;
  va_start(items, count);
  for (int i = 0; i < count; i++) putText(va_arg(items, const char *));
  va_end(items);
}

// Not every call has a mode.
static int openStore(const char *name, int flags, ...) {
  int mode = 0;
  if (flags & 0x40) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, int);
    va_end(more);
  }
  putText(name);
  return mode;
}

int openForReading(void) { return openStore("settings", 0); }
int openNew(void) { return openStore("settings", 0x40, 0600); }
int openNewWithoutMode(void) {
  return openStore("settings", 0x40);  // expect: format/variadic-argument-mismatch
}
