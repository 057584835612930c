#include <stdint.h>
int main(void) {
  int x = 0;
  uintptr_t address = (uintptr_t)&x;
  return *(volatile int *)address;
}
