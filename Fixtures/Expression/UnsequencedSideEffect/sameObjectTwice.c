#include <stdint.h>

struct ring {
  uint8_t data[16];
  unsigned head;
  unsigned tail;
};

int combine(int a, int b);
int take(int *p);

int incrementAssigned(int i) {
  i = i++;  // expect: expression/unsequenced-side-effect
  return i;
}

int indexAndValue(int *a, int i) {
  a[i] = i++;  // expect: expression/unsequenced-side-effect
  return a[0];
}

int twoArguments(int i) {
  return combine(i++, i);  // expect: expression/unsequenced-side-effect
}

int twoIncrements(int i) {
  return i++ + i++;  // expect: expression/unsequenced-side-effect
}

void memberOfStructure(struct ring *r) {
  r->data[r->head] = (uint8_t)r->head++;  // expect: expression/unsequenced-side-effect
}

int wholeStructure(struct ring r);

int advance(const uint8_t *p) {
  return *p++ + *p;  // expect: expression/unsequenced-side-effect
}

int assignedInside(int a, int b) {
  return (a = b) + a;  // expect: expression/unsequenced-side-effect
}

int compound(int x) {
  x += x++;  // expect: expression/unsequenced-side-effect
  return x;
}

int initialised(int i) {
  int pair[2] = {i++, i};  // expect: expression/unsequenced-side-effect
  return pair[0] - pair[1];
}

#define SQUARE(x) ((x) * (x))

int throughMacro(int i) {
  return SQUARE(i++);  // expect: expression/unsequenced-side-effect, expression/side-effect-in-macro-argument
}
