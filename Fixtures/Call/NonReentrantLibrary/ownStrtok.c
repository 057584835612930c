#include <stddef.h>

struct cursor {
  char *at;
};

static char *strtok(char *text, const char *separators) {
  (void)separators;
  return text;
}

char *first(char *text) {
  return strtok(text, ",");
}
