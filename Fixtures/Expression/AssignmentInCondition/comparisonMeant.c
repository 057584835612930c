#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STATE_ALARM 3
#define IS_ALARM(s) ((s) == STATE_ALARM)

struct pump {
  int state;
  uint32_t rate;
};

int alarmRaised(struct pump *p) {
  if (p->state = STATE_ALARM) {  // expect: expression/assignment-in-condition
    return 1;
  }
  return 0;
}

int waitsForZero(int counter) {
  while (counter = 0) {  // expect: expression/assignment-in-condition
    counter++;
  }
  return counter;
}

int doubleParenthesesWithConstant(int mode) {
  if ((mode = 2)) {  // expect: expression/assignment-in-condition
    return 1;
  }
  return mode;
}

int loopLimit(int n) {
  int sum = 0;
  for (int i = 0; i = n; i++) {  // expect: expression/assignment-in-condition
    sum += i;
  }
  return sum;
}

int secondOperand(int a, int b, int c) {
  if (a > 0 && (b = c)) {  // expect: expression/assignment-in-condition, expression/side-effect-in-logical-operand
    return b;
  }
  return 0;
}

int conditional(int a, int b) { return (a = b) ? 1 : 2; }  // expect: expression/assignment-in-condition

int untilDone(int done, int state) {
  do {
    state++;
  } while (done = state);  // expect: expression/assignment-in-condition
  return done;
}

int behindComma(int a, int b) {
  if (a++, a = b) {  // expect: expression/assignment-in-condition
    return a;
  }
  return 0;
}

int insideAssertion(int state);

#define CHECK(condition) do { if (!(condition)) { return -1; } } while (0)

int argumentOfMacro(int state) {
  int copy = state;
  CHECK(copy == 3);
  return copy;
}

int alarmCompared(const struct pump *p) {
  if (p->state == STATE_ALARM) {
    return 1;
  }
  return IS_ALARM(p->state);
}
