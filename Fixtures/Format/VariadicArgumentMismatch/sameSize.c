//# target: arm-none-eabi
#include <stdarg.h>
#include <stdint.h>

void putText(const char *text);

static void say(const char *name, ...) {
  va_list items;
  putText(name);
  va_start(items, name);
  putText(va_arg(items, const char *));
  va_end(items);
}

void numberOfTheSameSize(uint32_t value) {
  say("level", value);  // expect: format/variadic-argument-mismatch
}

void text(const char *unit) { say("level", unit); }

// An address may travel as a number.
void addressAsNumber(const char *unit) { say("level", (uintptr_t)unit); }
