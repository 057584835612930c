#include <stdint.h>
#include <string.h>

#define PIN_A 1u
#define PIN_B 2u
#define LEVEL_LOW 1
#define LEVEL_MIN 1
#define IS_SAME(a, b) ((a) == (b))
#define STATUS (*(volatile uint32_t *)0x40000004u)

enum flag { FLAG_ALARM = 4, FLAG_SILENT = 8 };

struct limits {
  int low;
  int high;
};

int next(void);

int comparedWithItself(const struct limits *a) {
  return a->low == a->low;  // expect: expression/identical-operands
}

int difference(int a) {
  return a - a;  // expect: expression/identical-operands
}

int twice(int a, int b) {
  return a && b && a;  // expect: expression/identical-operands
}

uint32_t samePin(void) {
  return PIN_A | PIN_A;  // expect: expression/identical-operands
}

int sameFlag(int c) {
  return c | FLAG_ALARM | FLAG_SILENT | FLAG_ALARM;  // expect: expression/identical-operands
}

int parenthesised(int a, int b) {
  return (a < b) || (a < b);  // expect: expression/identical-operands
}

void assignedToItself(struct limits *a) {
  a->low = a->low;  // expect: expression/identical-operands
}

int sameResult(int a, int b) {
  return a > b ? a : a;  // expect: expression/identical-operands
}

int chain(int state) {
  if (state == 1) {
    return 10;
  } else if (state == 2) {
    return 20;
  } else if (state == 1) {  // expect: expression/identical-operands
    return 30;
  }
  return 0;
}

int sameText(const char *name) {
  return strcmp(name, name) == 0;  // expect: expression/identical-operands
}

int limits(const struct limits *a, const struct limits *b) { return a->low == b->low && a->high == b->high; }
int notANumber(double x) { return x != x; }
int twoCalls(void) { return next() - next(); }
int twoReads(void) { return (STATUS == STATUS) && (STATUS & 1u); }
int inMacro(int a) { return IS_SAME(a, a); }
uint32_t pins(void) { return PIN_A | PIN_B; }
int otherNames(int a) { return a == LEVEL_LOW || LEVEL_LOW == LEVEL_MIN; }
int doubled(int a) { return a + a + a * a; }
int zero(void) { return 1 - 1; }
int otherTypes(void) { return sizeof(int) == sizeof(float); }
void unused(int parameter) { parameter = parameter; }
void rewritten(void) { STATUS = STATUS; }
int readAgain(void) {
  if (next() == 1) {
    return 1;
  } else if (next() == 1) {
    return 2;
  }
  return 0;
}
int otherIf(int state) {
  int count = 0;
  if (state == 1) {
    count++;
  }
  if (state == 1) {
    count++;
  }
  return count;
}
int defaults(int a) { return a ? 0 : 0; }
#define READ_HEX(s) parse((s), 1)
#define READ_DECIMAL(s) parse((s), 1)
int parse(const char *text, int base);
int otherMacros(const char *s, int hex) { return hex ? READ_HEX(s) : READ_DECIMAL(s); }
#define CHECK(c) ((c) ? 1 : 0)
int neverTrue(void) { return CHECK(1 != 1); }
double notANumberMade(double zero) { return zero / zero; }
