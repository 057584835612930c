#include <stdbool.h>
#include <stdio.h>

static const char header[] = "%-8s %6s\n";
static const char *const rows[] = {"%d\n", "%x\n"};
static char *title = "title\n";
static const struct {
  int code;
  const char *format;
} messages[] = {{1, "pressure %d\n"}, {2, "flow %d\n"}};

char *shared = "shared\n";

void table(int row, int value) {
  printf(header, "name", "value");
  printf(rows[row], value);
  printf(title);
}

void message(int index, int value) {
  printf(messages[index].format, value);
}

void chosen(bool isHex, unsigned value) {
  printf(isHex ? "%x\n" : "%u\n", value);
  const char *format = isHex ? "%X\n" : "%o\n";
  printf(format, value);
}

void assigned(int level, int value) {
  const char *format = "info %d\n";
  if (level > 2) {
    format = "error %d\n";
  } else if (level > 1) {
    format = "warning %d\n";
  }
  printf(format, value);
}

void localArray(int value) {
  char format[] = "%d\n";
  printf(format, value);
}

static const char *formatOf(int unit) {
  switch (unit) {
    case 0: return "%d mL\n";
    case 1: return "%d h\n";
    default: return "%d\n";
  }
}

void byFunction(int unit, int value) {
  printf(formatOf(unit), value);
}

void writableForAll(void) {
  printf(shared);  // expect: format/non-literal-format
}

void reassigned(const char *text) {
  const char *format = "none\n";
  if (text != NULL) {
    format = text;
  }
  printf(format);  // expect: format/non-literal-format
}

void advanced(void) {
  const char *format = "   %d\n";
  while (*format == ' ') { format++; }
  printf(format, 1);  // accepts: format/non-literal-format
}

void byAddress(void (*change)(const char **), int value) {
  const char *format = "%d\n";
  change(&format);
  printf(format, value);  // expect: format/non-literal-format
}

static void parameterWithDefault(const char *text) {
  printf(text != NULL ? text : "none\n");  // expect: format/non-literal-format
}

void useParameter(const char *text) { parameterWithDefault(text); }
