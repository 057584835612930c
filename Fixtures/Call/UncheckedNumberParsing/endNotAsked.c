//# std: gnu11
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct setting {
  char value[16];
  long number;
};

struct limits {
  long low;
  long high;
};

const char *setting_text(const char *key);
bool is_valid_rate(const char *text);

long rate(const char *text) {
  long value = strtol(text, NULL, 10);  // expect: call/unchecked-number-parsing
  if (value < 0 || value > 1200) {
    return -1;
  }
  return value;
}

bool load(struct setting *s, unsigned long room) {
  unsigned long n = strtoul(s->value, (char **)0, 0);  // expect: call/unchecked-number-parsing
  if (n > room) {
    return false;
  }
  s->number = (long)n;
  return true;
}

double limitOfLine(void) {
  char line[32];
  if (fgets(line, sizeof line, stdin) == NULL) {
    return -1.0;
  }
  line[strcspn(line, "\n")] = '\0';
  return strtod(line, NULL);  // expect: call/unchecked-number-parsing
}

int endNeverRead(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);  // expect: call/unchecked-number-parsing
  return value >= 0 && value <= 100 ? (int)value : -1;
}

int endSilenced(const char *text) {
  char *end = NULL;
  intmax_t value = strtoimax(text, &end, 10);  // expect: call/unchecked-number-parsing
  (void)end;
  return (int)(value % 60);
}

long long errnoOnlyCleared(char **words) {
  errno = 0;
  return strtoll(words[1], NULL, 16);  // expect: call/unchecked-number-parsing
}

int level(int count, char **arguments) {
  const char *text = count > 1 ? arguments[1] : getenv("LEVEL");
  if (text == NULL || text[0] == '\0') {
    return 0;
  }
  return (int)strtol(text, NULL, 10);  // expect: call/unchecked-number-parsing
}

bool endRead(const char *text, long *value) {
  char *end;
  *value = strtol(text, &end, 10);
  return end != text && *end == '\0';
}

long sum(const char *text) {
  char *at = (char *)text;
  long total = 0;
  while (*at != '\0') {
    total += strtol(at, &at, 10);
  }
  return total;
}

bool errnoTested(const char *text, unsigned long *value) {
  errno = 0;
  *value = strtoul(text, NULL, 10);
  return errno == 0;
}

int fromOne(const char *text) {
  long value = strtol(text, NULL, 10);
  if (value < 1 || value > 12) {
    return -1;
  }
  return (int)value;
}

int port(const char *text) {
  unsigned long value = strtoul(text, NULL, 10);
  return value >= 1024 && value <= 65535 ? (int)value : -1;
}

bool notZero(struct setting *s) {
  s->number = strtol(s->value, NULL, 10);
  return s->number != 0;
}

bool positive(const char *text, double *dose) {
  *dose = strtod(text, NULL);
  return *dose > 0.0;
}

long atOnce(const char *text) {
  long value;
  if ((value = strtol(text, NULL, 10)) == 0) {
    return -1;
  }
  return value;
}

bool inLimits(const char *text, const struct limits *limits) {
  long value = strtol(text, NULL, 10);
  return value >= limits->low && value <= limits->high;
}

long digitsOnly(const char *text) {
  for (const char *p = text; *p != '\0'; p++) {
    if (!isdigit((unsigned char)*p)) {
      return -1;
    }
  }
  return strtol(text, NULL, 10);
}

long firstIsDigit(const char *text) {
  if (text[0] < '0' || text[0] > '9') {
    return -1;
  }
  return strtol(text, NULL, 10);
}

long spanOfDigits(const char *text) {
  if (text[strspn(text, "0123456789")] != '\0' || *text == '\0') {
    return -1;
  }
  return strtol(text, NULL, 10);
}

long checkedByName(const char *text) { return is_valid_rate(text) ? strtol(text, NULL, 10) : -1; }

long ofTheProgram(void) {
  static const char version[] = "12";
  return strtol(version, NULL, 10) + strtol("7", NULL, 10);
}

long ofSettings(void) {
  return strtol(setting_text("rate"), NULL, 10);  // unknown: call/unchecked-number-parsing environment
}

long checkedByRule(const char *text) {
  if (!(strlen(text) == 2 && strchr("01", text[0]) != NULL)) {
    return -1;
  }
  return strtol(text, NULL, 2);  // accepts: call/unchecked-number-parsing
}
