#include <stdint.h>

int start();                                    // expect: declaration/non-prototype
int stop(void);
extern int speed();                             // expect: declaration/non-prototype

int open() { return 1; }                        // expect: declaration/non-prototype
int close(void) { return 0; }

int old(a, b) int a; int b; { return a + b; }   // expect: declaration/non-prototype

struct task {
  void (*entry)();                              // expect: declaration/non-prototype
  void (*exit)(void);
  int (*filter)(int, ...);
};

typedef void (*callback)();                     // expect: declaration/non-prototype
typedef void (*handler)(int);
typedef int reader(uint8_t *, int);

callback registered;
handler table[4];
reader *reading;

int withPointer(int (*f)()) { return f(1); }    // expect: declaration/non-prototype
int withPrototype(int (*f)(int)) { return f(1); }

int declaredBefore(void);
int declaredBefore() { return 0; }

#define DECLARE(name) int name(void)
DECLARE(byMacro);

int main() { return stop() + start() + speed(); }
