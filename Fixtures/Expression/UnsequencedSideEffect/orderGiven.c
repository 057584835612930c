#include <stdint.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))

struct ring {
  uint8_t data[16];
  unsigned head;
  unsigned tail;
};

int combine(int a, int b);
int follow(int i);

void store(struct ring *r, uint8_t value) {
  r->data[r->head++ & 15u] = value;
  r->head = (r->head + 1u) & 15u;
}

void copy(uint8_t *to, const uint8_t *from, int n) {
  while (n-- > 0) {
    *to++ = *from++;
  }
}

int separateStatements(int i) {
  int first = i++;
  return combine(first, i);
}

int otherObjects(int i, int j) { return i++ + j++; }

int callEndsFirst(int i) {
  i = follow(i++);
  return i;
}

int logical(int i) {
  return i++ < 3 && i > 1;
}

int eitherBranch(int i) { return i > 0 ? i++ : i--; }

int comma(int i) {
  i = (i++, i + 1);
  return i;
}

int otherMembers(struct ring *r) { return (int)(r->head++ + r->tail); }

int otherElements(int *a) {
  a[0] = a[1]++;
  return a[0];
}

int sizeOnly(int i) {
  i = (int)sizeof(i) + 1;
  return i;
}

int chained(int a, int b, int c) {
  a = b = c + 1;
  return a + b;
}

int address(int i) {
  int *p = &i;
  return combine((*p)++, sizeof(i) > 2);
}

int noChange(int i) { return MAX(i, i + 1) + i * i; }
