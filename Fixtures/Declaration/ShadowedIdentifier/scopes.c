#include <stdint.h>

static int level;
int mode;
extern int rate;
enum { READY };

void outer(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    int sum = i;                                // expect: declaration/shadowed-identifier
    level += sum;
  }
  mode = sum;
}

void parameter(int level) {                     // expect: declaration/shadowed-identifier
  mode = level;
}

void localOverGlobal(void) {
  int mode = 2;                                 // expect: declaration/shadowed-identifier
  level = mode;
}

void loops(int n) {
  for (int i = 0; i < n; i++)
    for (int i = 0; i < 3; i++) level += i;     // expect: declaration/shadowed-identifier
}

void overParameter(int n) {
  if (n) {
    int n = 3;                                  // expect: declaration/shadowed-identifier
    level = n;
  }
}

void siblings(int n) {
  if (n) { int x = 1; level = x; } else { int x = 2; level = x; }
  for (int i = 0; i < n; i++) level++;
  for (int i = 0; i < n; i++) level--;
}

#define MAX(a, b) ({ __typeof__(a) x_ = (a); __typeof__(b) y_ = (b); x_ > y_ ? x_ : y_; })
int macros(int a, int b, int c) { return MAX(a, MAX(b, c)); }

int declaredAgain(void) { extern int rate; return rate; }
int prototype(int (*f)(int level), int n);
struct item { int level; int mode; };
int fields(struct item *item) { return item->level + item->mode; }
int reader(void) { return READY; }
int afterwards(int late) { return late; }
static int late;
int use(void) { return late; }
