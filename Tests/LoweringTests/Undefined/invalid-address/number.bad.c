#include <stdint.h>
int main(void) {
  int x = 0;
  uintptr_t address = 0x123456789000;
  return *(volatile int *)address;  // undefined: invalid-address
}
