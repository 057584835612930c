#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reading { int value; char text[8]; };
static char shared[16];

char *array(void) {
  char text[16];
  strcpy(text, "x");
  return text;                                  // expect: declaration/returned-local-address
}

int *address(void) {
  int x = 1;
  return &x;                                    // expect: declaration/returned-local-address
}

int *ofParameter(int x) {
  return &x;                                    // expect: declaration/returned-local-address
}

char *inside(void) {
  struct reading r = {0};
  return r.text + 2;                            // expect: declaration/returned-local-address
}

int *element(int i) {
  int values[4] = {0};
  return &values[i];                            // expect: declaration/returned-local-address
}

char *throughVariable(int n) {
  char text[16];
  char *p = text;
  if (n > 0) p = &text[1];
  return p;                                     // expect: declaration/returned-local-address
}

const char *chosen(int n) {
  char text[4] = "a";
  return n ? text : "none";                     // expect: declaration/returned-local-address
}

struct reading *literal(int v) {
  return &(struct reading){.value = v};         // expect: declaration/returned-local-address
}

void *erased(void) {
  uint8_t buffer[4];
  return (void *)buffer;                        // expect: declaration/returned-local-address
}

char *staticBuffer(void) {
  static char text[16];
  return text;
}
char *global(void) { return shared; }
const char *text(void) { const char *s = "constant"; return s; }
char *callers(char *buffer) { buffer[0] = 0; return buffer; }
int *ofCaller(struct reading *r) { return &r->value; }
struct reading copy(void) { struct reading r = {1, ""}; return r; }
int value(void) { int x = 1; int *p = &x; return *p; }
char *reassigned(char *out) {
  char text[4] = "a";
  char *p = text;
  p = out;
  *p = text[0];
  return p;
}
char *search(char *in) {
  char key[2] = "a";
  return strstr(in, key);
}
