#include <stddef.h>
#include <string.h>
#include <wchar.h>

#define NAME_SIZE 16

struct patient {
  char name[NAME_SIZE];
  char ward[8];
};

void show(const char *text);

void wholeField(struct patient *p, const char *text) {
  strncpy(p->name, text, sizeof p->name);  // expect: call/unterminated-copy
}

void oneLess(struct patient *p, const char *text) {
  strncpy(p->name, text, NAME_SIZE - 1);  // expect: call/unterminated-copy
}

void localBuffer(const char *text) {
  char buffer[NAME_SIZE];
  strncpy(buffer, text, sizeof(buffer) - 1);  // expect: call/unterminated-copy
  show(buffer);
}

void wholeStatic(const char *text) {
  static char last[NAME_SIZE];
  strncpy(last, text, sizeof last);  // expect: call/unterminated-copy
  show(last);
}

void emptiedBefore(struct patient *p, const char *text) {
  p->name[0] = '\0';
  strncpy(p->name, text, sizeof p->name);  // expect: call/unterminated-copy
}

void otherTerminated(struct patient *p, const char *text) {
  strncpy(p->name, text, sizeof p->name);  // expect: call/unterminated-copy
  p->ward[7] = '\0';
}

void longLiteral(struct patient *p) {
  strncpy(p->ward, "intensive", sizeof p->ward);  // expect: call/unterminated-copy
}

void wide(wchar_t *out, const wchar_t *text) {
  wcsncpy(out, text, 8);  // expect: call/unterminated-copy
}
