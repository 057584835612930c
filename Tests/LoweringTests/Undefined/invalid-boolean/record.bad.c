#include <string.h>
struct state { _Bool isOpen, isOn; };
int main(void) {
  unsigned char raw[2] = {1, 1};
  raw[1] = 0xff;
  struct state s;
  memcpy(&s, raw, sizeof s);
  return s.isOn ? 0 : 0;  // undefined: invalid-boolean
}
