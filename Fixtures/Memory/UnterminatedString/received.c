#include <stdlib.h>
#include <string.h>

struct command { char verb[4]; int argument; };

static int parse(const char *text) { return atoi(text); }           // expect: memory/unterminated-string
static int parseEnded(const char *text) { return atoi(text); }

int digitsOnly(void) {
  char digits[4];
  memcpy(digits, "1234", 4);
  return parse(digits);
}

int digitsEnded(void) {
  char digits[5];
  memcpy(digits, "1234", 4);
  digits[4] = 0;
  return parseEnded(digits);
}

int verbIs(const struct command *c) {
  struct command copy = *c;
  memcpy(copy.verb, "STOP", sizeof copy.verb);
  return strchr(copy.verb, 'X') != 0;                 // misses: memory/unterminated-string
}

int verbIsBounded(const struct command *c) {
  struct command copy = *c;
  memcpy(copy.verb, "STOP", sizeof copy.verb);
  return memchr(copy.verb, 'X', sizeof copy.verb) != 0;
}

char *joined(int isLong) {
  char *text = malloc(8);
  if (text == NULL) return NULL;
  memset(text, isLong ? 'x' : 0, 8);
  char *copy = malloc(strlen(text) + 1);              // expect: memory/unterminated-string
  if (copy != NULL) strcpy(copy, text);
  free(text);
  return copy;
}

char *joinedEnded(int isLong) {
  char *text = malloc(8);
  if (text == NULL) return NULL;
  memset(text, isLong ? 'x' : 0, 8);
  text[7] = 0;
  char *copy = malloc(strlen(text) + 1);
  if (copy != NULL) strcpy(copy, text);
  free(text);
  return copy;
}
