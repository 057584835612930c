#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// What is computed from null is no better than null.
static const char *valueOf(const char *option) {
  const char *sign = strchr(option, '=');
  return sign + 1;
}

long rate(const char *option) {
  return strtol(valueOf(option), NULL, 10);  // expect: memory/null-dereference
}

// Asked alike, the same place is found.
static const char *valueOfOther(const char *option) {
  const char *sign = strchr(option, '=');
  return sign + 1;
}

long rateOfSetting(const char *option) {
  if (strchr(option, '=') == NULL) return -1;
  return strtol(valueOfOther(option), NULL, 10);
}

long rateOfChanged(char *option) {
  if (strchr(option, '=') == NULL) return -1;
  option[strcspn(option, "=")] = '\0';
  const char *sign = strchr(option, '=');
  return strtol(sign + 1, NULL, 10);  // expect: memory/null-dereference, call/unchecked-number-parsing
}
