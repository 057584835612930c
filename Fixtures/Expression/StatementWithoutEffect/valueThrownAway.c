#include <stdbool.h>
#include <stdint.h>

#define ASSERT(c) ((void)0)
#define TRACE(x) x
#define STATUS (*(volatile uint32_t *)0x40000004u)
#define UNUSED(x) (void)(x)

struct timer {
  volatile uint32_t count;
  uint32_t reload;
};

void stop_motor(void);
bool ready(void);
int read_value(void);

void comparisonForAssignment(int state) {
  state == 3;  // expect: expression/statement-without-effect
}

void notCalled(void) {
  stop_motor;  // expect: expression/statement-without-effect
}

void pointerMoved(int *p) {
  *p++;  // expect: expression/statement-without-effect
}

void sum(int a, int b) {
  a + b;  // expect: expression/statement-without-effect
}

void member(struct timer *t) {
  t->reload;  // expect: expression/statement-without-effect
}

void negated(bool on) {
  !on;  // expect: expression/statement-without-effect
}

void loopStep(int n) {
  for (int i = 0; i < n; i + 1) {  // expect: expression/statement-without-effect
    stop_motor();
    i++;
  }
}

void comparedCall(int i) {
  i == read_value();  // expect: expression/statement-without-effect
}

void leftOfComma(int a) {
  int b = (a > 1, a);  // expect: expression/statement-without-effect
  UNUSED(b);
}

void branches(int a, int b) {
  a > b ? a : b;  // expect: expression/statement-without-effect
}

void effects(int a, int *p) {
  a = 3;
  (*p)++;
  stop_motor();
  (void)read_value();
  (void)a;
  UNUSED(p);
}

void volatileReads(struct timer *t) {
  t->count;
  STATUS;
  (void)STATUS;
  *(volatile uint32_t *)0x40000008u;
}

void conditionalCalls(bool a) {
  a && ready();
  a ? stop_motor() : (void)0;
  a || (stop_motor(), true);
}

void macros(int a) {
  ASSERT(a == 1);
  TRACE(a);
}

void unusedParameter(int a) { a; }

int statementExpression(int a) {
  return ({
    int b = a * 2;
    b;
  });
}

void labels(int a) {
  switch (a) {
  case 1: stop_motor(); break;
  case 2: break;
  default: break;
  }
  for (;;) {
    if (ready()) {
      break;
    }
  }
}
