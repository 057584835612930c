#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>

#define DELAY 0100  // expect: preprocessor/octal-constant
#define MASK 0x0FFu
#define VERSION_TEXT "1.010"

static const int areas[] = {
  100,
  050,  // expect: preprocessor/octal-constant
  007,
  0,
};

uint32_t suffix(void) {
  return 0777UL;  // expect: preprocessor/octal-constant
}

int inCondition(int code) {
  if (code == 012) {  // expect: preprocessor/octal-constant
    return DELAY;
  }
  return areas[0];
}

int label(int code) {
  switch (code) {
  case 010: return 1;  // expect: preprocessor/octal-constant
  default: return 0;
  }
}

double decimals(void) { return 0.25 + 00.5 + 01e3 + 0e0; }
int zeros(void) { return 0 + 00 + (int)0u + (int)0x10 + (int)0X7 + MASK; }
int escape(void) { return '\033' + "\012"[0]; }
int permissions(const char *path) {
  (void)chmod(path, 0640);
  (void)mkdir(path, (0750));
  return open(path, O_CREAT | O_RDWR, 0644);
}
#if 0
static int switchedOff = 0123;
#endif
/* 0123 in a comment */
int text(void) { return sizeof("0755") > 3; }
