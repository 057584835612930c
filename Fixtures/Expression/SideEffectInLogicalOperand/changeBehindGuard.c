#include <stdbool.h>
#include <stdint.h>

int receive(uint8_t *byte);
bool ready(void);
bool self_test(void);

static int errors;

bool countsSometimes(bool bad, int *total) {
  return bad && (*total)++ < 5;  // expect: expression/side-effect-in-logical-operand
}

int timeout(bool busy, int ticks) {
  while (busy && --ticks > 0) {  // expect: expression/side-effect-in-logical-operand
    busy = ready();
  }
  return ticks;
}

int assignsSecond(int a, int *b) {
  if (a == 0 || (*b = a) > 3) {  // expect: expression/side-effect-in-logical-operand
    return 1;
  }
  return 0;
}

bool firstOperand(int *n) { return (*n)++ < 5 && *n > 2; }
bool callsOnly(uint8_t *byte) { return ready() && receive(byte) == 0; }
void shortIf(bool bad) { bad && errors++; }
bool sizeOnly(bool a, int n) { return a && sizeof(n++) > 2; }  // expect: expression/side-effect-in-sizeof
int outside(bool a, int n) {
  n++;
  return a && n > 4;
}
bool allTests(void) {
  bool ok = self_test();
  ok = ok && ready();
  return ok;
}
