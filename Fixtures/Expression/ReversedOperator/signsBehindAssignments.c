#include <stdbool.h>
#include <stdint.h>

#define STEP 5
#define NEGATIVE -1
#define LOWER(x) ((x) =- 1)

struct motor {
  int position;
  bool enabled;
};

void advance(struct motor *m) {
  m->position =+ STEP;  // expect: expression/reversed-operator
}

void retreat(struct motor *m, int steps) {
  m->position =- steps * 2;  // expect: expression/reversed-operator
}

int sum(const int *values, int n) {
  int total = 0;
  for (int i = 0; i < n; i++) {
    total =+values[i];  // expect: expression/reversed-operator
  }
  return total;
}

int countDown(int n) {
  int rounds = 0;
  for (; n > 0; n=- 1) {  // expect: expression/reversed-operator
    rounds++;
  }
  return rounds;
}

void enable(struct motor *m, bool isBlocked) {
  m->enabled =! isBlocked;  // expect: expression/reversed-operator
}

void inRow(int *a, int *b) {
  *a = *b =- 3;  // expect: expression/reversed-operator
}

void spacedOnBothSides(struct motor *m) {
  m->position = -1;
  m->position = - 1;
  m->position = +STEP;
}

void compact(struct motor *m) {
  m->position=-1;
  m->position=+1;
  m->enabled=!m->position;
}

void leanOnTheOperand(struct motor *m, int steps) {
  m->position =-steps;
  m->enabled =!steps;
}

void toggled(struct motor *m) {
  m->enabled =! m->enabled;
}

void meant(struct motor *m, int steps) {
  m->position += steps;
  m->position -= steps;
  m->position =/* back */- steps;
}

int initialised(int steps) {
  int offset =- 1;
  return offset * steps;
}

void fromMacro(struct motor *m) {
  m->position =NEGATIVE;
  LOWER(m->position);
}

bool compared(int a, int b) {
  return a != b || a == +b || a <=- b;
}

void signInside(struct motor *m, int steps) {
  m->position =(- steps);
  m->position =steps - 1;
  m->position =~ steps;
}
