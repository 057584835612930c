#include <errno.h>
#include <stdlib.h>
#include <stdio.h>

int rate(const char *text) {
  return atoi(text);  // expect: call/unchecked-number-parsing
}

double limit(const char *text) {
  double value = atof(text);  // expect: call/unchecked-number-parsing
  return value < 0.0 ? 0.0 : value;
}

long serial(const char *text) {
  return atol(text);  // expect: call/unchecked-number-parsing
}

#define FIELD(text) ((int)atoll(text))

int field(const char *text) {
  return FIELD(text);  // expect: call/unchecked-number-parsing
}

int checked(const char *text, long *value) {
  char *end = NULL;
  errno = 0;
  *value = strtol(text, &end, 10);
  return end != text && *end == '\0' && errno == 0;
}

int unchecked(const char *text) {
  int value = 0;
  return sscanf(text, "%d", &value) == 1 ? value : -1;
}
