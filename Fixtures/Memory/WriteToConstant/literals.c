#include <ctype.h>
#include <string.h>

struct label { char *text; };

static char *const greeting = "hello";
static char shared[] = "hello";

static void upper(char *text) {
  for (; *text != 0; text++) {
    *text = (char)toupper((unsigned char)*text);      // expect: memory/write-to-constant
  }
}

static void upperArray(char *text) {
  for (; *text != 0; text++) {
    *text = (char)toupper((unsigned char)*text);
  }
}

void literal(void) { upper(greeting); }
void array(void) { upperArray(shared); }

void member(int n) {
  struct label label;
  char own[4] = "ok";
  label.text = n > 0 ? own : "bad";
  label.text[0] = 'B';                                // expect: memory/write-to-constant
}

void memberOfArray(int n) {
  struct label label;
  char own[4] = "ok";
  char other[4] = "bad";
  label.text = n > 0 ? own : other;
  label.text[0] = 'B';
}

void byLibrary(void) {
  char *p = "a,b";
  p = strchr(p, ',');
  if (p != NULL) memset(p, ' ', 1);                   // expect: memory/write-to-constant
}

void byLibraryInArray(void) {
  char text[] = "a,b";
  char *p = strchr(text, ',');
  if (p != NULL) memset(p, ' ', 1);
}

char *token(void) {
  return strtok("a b c", " ");                        // misses: memory/write-to-constant
}

char *tokenOfArray(void) {
  static char text[] = "a b c";
  return strtok(text, " ");
}
