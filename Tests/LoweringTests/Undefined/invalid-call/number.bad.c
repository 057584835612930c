#include <stdint.h>
static int quiet(void) { return 0; }
int main(void) {
  uintptr_t entry = 0x2000;
  return ((int (*)(void))entry)();  // undefined: invalid-call
}
