//# target: arm-none-eabi
#include <stddef.h>
#include <stdint.h>

int printf(const char *restrict format, ...);

void widths(long l, unsigned long ul, int i, unsigned u) {
  printf("%d\n", l);  // expect: format/argument-type-mismatch
  printf("%lu\n", u);  // expect: format/argument-type-mismatch
  printf("%ld %lu %d %u\n", l, ul, i, u);
}

/* GCC with newlib makes int32_t a long. */
void sized(int32_t a, uint32_t b, size_t size) {
  printf("%ld %lu %zu %u\n", a, b, size, (unsigned)b);
  printf("%u\n", b);  // expect: format/argument-type-mismatch
  printf("%zu\n", b);
}

void wide(uint64_t big, long long ll, int i) {
  printf("%llu %lld\n", big, ll);
  printf("%lu\n", big);  // expect: format/argument-type-mismatch
  printf("%lld\n", i);  // expect: format/argument-type-mismatch
}
