#include <stdint.h>
int main(void) {
  static int x;
  uintptr_t bits = (uintptr_t)&x;
  bits ^= (uintptr_t)1 << 46;
  bits ^= (uintptr_t)1 << 46;
  return *(int *)bits;
}
