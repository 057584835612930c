#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct bits { int a : 5; unsigned b : 7; signed long long c : 40; _Bool d : 1; };
enum level { LOW = -1, HIGH = 7 };

int main(void) {
  struct bits s = { 0 };
  for (int i = 0; i < 40; i += 3) {
    s.a = i;
    s.b += 11;
    s.c = s.c * 5 - i;
    s.d = i & 4;
    printf("%d %u %lld %d %d\n", s.a, s.b, (long long)s.c, s.d, s.a++ + 1);
  }
  bool flag = 0.5;
  flag += 3;
  printf("%d %d %d\n", flag, (bool)256, !flag);
  enum level level = LOW;
  printf("%d %d %d\n", level, level < HIGH, (int)sizeof level);
  printf("%d %d %d\n", __builtin_clz(1000), __builtin_ctzll(1ull << 40), __builtin_popcount(0xf0f0));
  int result;
  printf("%d ", __builtin_add_overflow(INT_MAX, 1, &result));
  printf("%d ", result);
  unsigned char small;
  printf("%d ", __builtin_mul_overflow(100, 3, &small));
  printf("%d %x %llx\n", small, __builtin_bswap32(0x12345678), (unsigned long long)__builtin_bswap64(0x1122334455667788ull));
  unsigned u = 0;
  u--;
  printf("%u %d %lld %u\n", u, (int)u, (long long)u, (unsigned)-1 / 2);
  printf("%d %d %d %d\n", -7 / 2, -7 % 2, -7 >> 1, (int8_t)200);
  printf("%d %d\n", 'a' + 1, '\xff');
  __int128 wide = (__int128)INT64_MAX * 16;
  printf("%llx %llx\n", (unsigned long long)(wide >> 64), (unsigned long long)wide);
  return _Generic(u, int: 1, unsigned: 2, default: 3);
}
