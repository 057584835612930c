#include <stddef.h>
int main(void) {
  static _Alignas(16) char bytes[32];
  struct three { char c[3]; } *first = (struct three *)bytes, *second;
  second = (struct three *)(bytes + 4);
  ptrdiff_t n = second - first;  // undefined: pointer-difference
  return n > 2;
}
