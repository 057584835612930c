#include <stddef.h>
#include <string.h>

#define DEFAULT_NAME "pump"
#define IS_DEFAULT(n) ((n) == DEFAULT_NAME)

struct setting {
  char key[8];
  const char *value;
};

static const char *const default_key = "rate";

int literal(const char *mode) {
  if (mode == "auto") {  // expect: expression/string-comparison-by-pointer
    return 1;
  }
  return 0;
}

int literalFirst(const struct setting *s) {
  return "off" != s->value;  // expect: expression/string-comparison-by-pointer
}

int macroLiteral(const char *name) {
  return name == DEFAULT_NAME;  // expect: expression/string-comparison-by-pointer
}

int twoArrays(const struct setting *a, const struct setting *b) {
  return a->key == b->key;  // expect: expression/string-comparison-by-pointer
}

int arrayAndLiteral(const struct setting *s) {
  return s->key == "rate";  // expect: expression/string-comparison-by-pointer
}

int compared(const char *mode) { return strcmp(mode, "auto") == 0; }
int samePointer(const char *a, const char *b) { return a == b; }
int sentinel(const struct setting *s) { return s->value == default_key; }
int missing(const char *mode) { return mode == NULL || mode[0] == "a"[0]; }
int deliberate(const char *name) { return IS_DEFAULT(name); }
int atStart(const struct setting *s, const char *p) { return p == s->key; }
int character(const struct setting *s) { return s->key[0] == 'r'; }
int arrayParameters(const char a[8], const char b[8]) { return a == b; }
