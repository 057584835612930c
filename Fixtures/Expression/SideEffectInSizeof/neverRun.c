#include <stddef.h>
#include <stdint.h>

#define SIZE_OF_NEXT(p) sizeof(*(p)++)

struct sample {
  uint16_t value;
  uint8_t flags;
};

uint8_t read_register(void);
const struct sample *next_sample(void);

size_t increments(const struct sample *p) {
  return sizeof(*p++);  // expect: expression/side-effect-in-sizeof
}

size_t assigns(int n) {
  int m = 0;
  size_t size = sizeof(m = n);  // expect: expression/side-effect-in-sizeof
  return size + (size_t)m;
}

size_t decrements(int n) {
  return sizeof n-- + (size_t)n;  // expect: expression/side-effect-in-sizeof
}

int selected(int n) {
  return _Generic(n++, int: 1, default: 0);  // expect: expression/side-effect-in-sizeof
}

size_t insideMacro(const struct sample *p) {
  return SIZE_OF_NEXT(p);  // expect: expression/side-effect-in-sizeof
}

size_t objectOnly(const struct sample *p) { return sizeof(*p) + sizeof p->value; }
size_t before(const struct sample **p) {
  (*p)++;
  return sizeof(**p);
}
size_t typeOfResult(void) { return sizeof(read_register()); }
size_t structureOfResult(void) { return sizeof(*next_sample()); }
size_t beside(int n) { return sizeof(n) + (size_t)n++; }
size_t element(const struct sample *p, int i) { return sizeof(p[i + 1].flags); }
size_t variableLength(int n) {
  uint8_t block[n];
  block[0] = 0;
  return sizeof(block);
}
