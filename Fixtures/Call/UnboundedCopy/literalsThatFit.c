#include <string.h>
#include <wchar.h>

struct label {
  char unit[8];
  char text[16];
};

char mode[5];
wchar_t sign[4];

void fitting(struct label *l) {
  char local[16];
  strcpy(local, "abc");
  strcpy(mode, "IDLE");
  strcpy(l->unit, "ml/h");
  strcpy(&l->text[8], "seven c");
  strcpy(l->text + 12, "end");
  stpcpy(l->unit, "");
  wcscpy(sign, L"abc");
  l->text[0] = local[0];
}

void tooLong(struct label *l) {
  strcpy(mode, "READY");  // expect: call/unbounded-copy
  strcpy(&l->text[8], "eight ch");  // expect: call/unbounded-copy
  strcpy(l->text + 13, "end");  // expect: call/unbounded-copy
  wcscpy(sign, L"abcd");  // expect: call/unbounded-copy
}

void unknownRoom(char *to, struct label *l) {
  strcpy(to, "a");  // unknown: call/unbounded-copy
  strcat(l->unit, "x");  // expect: call/unbounded-copy
  strcpy(l->unit, mode);  // expect: call/unbounded-copy
}
