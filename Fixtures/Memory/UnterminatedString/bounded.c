#include <stdio.h>
#include <string.h>

struct patient { char name[8]; char ward[4]; };
static const char code[3] = {'A', 'B', 'C'};
static const char codeText[4] = {'A', 'B', 'C', 0};
static const char full[4] = "abcd";

extern int uart_read(char *buffer, size_t size);

size_t filledByInitialiser(void) {
  return strlen(code);                                // expect: memory/unterminated-string
}
size_t filledByLiteral(void) {
  return strlen(full);                                // expect: memory/unterminated-string
}
size_t terminated(void) { return strlen(codeText); }

void copiesExactly(struct patient *p) {
  strncpy(p->name, "Yamamoto", sizeof p->name);
  printf("%s\n", p->name);                            // misses: memory/unterminated-string
}

void printsWithBound(struct patient *p) {
  strncpy(p->name, "Yamamoto", sizeof p->name);
  printf("%.8s\n", p->name);
}

void copiesShorter(struct patient *p) {
  strncpy(p->name, "Sato", sizeof p->name);
  printf("%s\n", p->name);
}

static void setWard(struct patient *p, const char *ward) { strncpy(p->ward, ward, sizeof p->ward); }
static void setWardEnded(struct patient *p, const char *ward) {
  strncpy(p->ward, ward, sizeof p->ward - 1);
  p->ward[sizeof p->ward - 1] = 0;
}

int sameWard(const char *ward) {
  struct patient p;
  setWard(&p, "ICU2");
  return strcmp(p.ward, ward) == 0;                   // expect: memory/unterminated-string
}

int sameWardEnded(const char *ward) {
  struct patient p;
  setWardEnded(&p, "ICU2");
  return strcmp(p.ward, ward) == 0;
}

int sameWardBounded(const char *ward) {
  struct patient p;
  setWard(&p, "ICU2");
  return strncmp(p.ward, ward, sizeof p.ward) == 0;
}

size_t builtInLoop(void) {
  char text[6];
  for (int i = 0; i < 6; i++) text[i] = (char)('a' + i);
  return strlen(text);                                // expect: memory/unterminated-string
}

size_t builtInLoopEnded(void) {
  char text[6];
  int i;
  for (i = 0; i < 5; i++) text[i] = (char)('a' + i);
  text[i] = 0;
  return strlen(text);
}
