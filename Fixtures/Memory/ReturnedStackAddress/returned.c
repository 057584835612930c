#include <stddef.h>
#include <string.h>

struct span { char *start; size_t size; };

static char *trimmed(char *text) {
  while (*text == ' ') text++;
  return text;
}

static char *identity(char *text) { return text; }
static struct span spanOf(char *text, size_t size) { return (struct span){text, size}; }

char *throughHelper(void) {
  char text[8] = "  ab";
  return trimmed(text);                               // expect: memory/returned-stack-address
}

char *callersThroughHelper(char *text) { return trimmed(text); }

char *staticThroughHelper(void) {
  static char text[8] = "  ab";
  return trimmed(text);
}

struct span inStructure(void) {
  char text[8] = "ab";
  return spanOf(text, sizeof text);                   // misses: memory/returned-stack-address
}

struct span callersInStructure(char *text, size_t size) { return spanOf(text, size); }

char *onBranch(char *given, int useOwn) {
  char own[4] = "x";
  char *result = given;
  if (useOwn) result = identity(own);
  return result;                                      // expect: memory/returned-stack-address
}

char *neverOnBranch(char *given, int useOwn) {
  char own[4] = "x";
  char *result = identity(own);
  if (useOwn || result == own) result = given;
  return result;
}

int *throughInteger(void) {
  int value = 3;
  size_t address = (size_t)&value;
  return (int *)address;                              // expect: memory/returned-stack-address
}

int throughValue(void) {
  int value = 3;
  int *p = &value;
  return *p;
}

char **table(void) {
  char *rows[2] = {"a", "b"};
  return rows;                                        // expect: memory/returned-stack-address
}

char *row(int i) {
  char *rows[2] = {"a", "b"};
  return rows[i & 1];
}
