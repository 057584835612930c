#include <stddef.h>
#include <stdint.h>

struct node {
  struct node *next;
  int value;
};

int next(void);
char *find(const char *text);
struct node *pop(void);

int comparedResult(void) {
  int c;
  int sum = 0;
  while ((c = next()) != -1) {
    sum += c;
  }
  return sum;
}

int parenthesisedResult(void) {
  struct node *n;
  int sum = 0;
  while ((n = pop())) {
    sum += n->value;
  }
  return sum;
}

size_t copyUntilZero(char *to, const char *from) {
  char *start = to;
  while ((*to++ = *from++)) {
  }
  return (size_t)(to - start);
}

int resultBehindGuard(const char *text) {
  char *found;
  if (text != NULL && (found = find(text))) {  // expect: expression/side-effect-in-logical-operand
    return found[0];
  }
  return 0;
}

#define POP_INTO(n) while (n = pop())

int insideMacroBody(void) {
  struct node *n;
  int sum = 0;
  POP_INTO(n) {
    sum += n->value;
  }
  return sum;
}

int assignedInBody(int a) {
  int b = 0;
  if (a) {
    b = a;
  }
  for (int i = 0; i < a; i++) {
    b += i;
  }
  return b;
}

int compoundAssignment(int n) {
  int steps = 0;
  while (n >>= 1) {
    steps++;
  }
  return steps;
}

char *skipTo(char *text, char end) {
  char c;
  while ((c = *text) && c != end) {
    text++;
  }
  return text;
}

int alignedPart(unsigned size, unsigned address) {
  unsigned offset;
  if (size && (offset = address & 3u)) {  // expect: expression/side-effect-in-logical-operand
    return (int)offset;
  }
  return 0;
}
