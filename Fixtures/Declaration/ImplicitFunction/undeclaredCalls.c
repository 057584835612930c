#include <string.h>

int declared(int x);
static int later(int x);

int first(int x) {
  return undeclared(x);                         // expect: declaration/implicit-function
}

int second(int x) {
  return undeclared(x) + 1;                     // expect: declaration/implicit-function
}

void *allocated(void) {
  return (void *)malloc(4);                     // expect: declaration/implicit-function
}

#define LOG(x) log_value(x)
void logged(int x) {
  LOG(x);                                       // expect: declaration/implicit-function
}

int good(int x) { return declared(x) + later(x); }
static int later(int x) { return x; }

int inBlock(int x) {
  extern int local_declaration(int);
  return local_declaration(x);
}

size_t library(const char *s) { return strlen(s); }
int builtin(unsigned x) { return __builtin_popcount(x); }
int recursive(int x) { return x ? recursive(x - 1) : 0; }
int throughPointer(int (*f)(int)) { return f(1); }
int throughField(struct { int (*f)(int); } *ops);
int definedBelow(void);
int callsBelow(void) { return definedBelow(); }
int definedBelow(void) { return 1; }
