#include <stdint.h>
#include <stdio.h>

static uint32_t state = 12345;

static uint32_t next(void) {
  state = state * 1664525u + 1013904223u;
  return state;
}

int main(void) {
  for (int round = 0; round < 200; round++) {
    int32_t a = (int32_t)next() / 7;
    int32_t b = (int32_t)next() / 11;
    uint8_t c = (uint8_t)next();
    int8_t d = (int8_t)next();
    uint16_t e = (uint16_t)next();
    int64_t wide = (int64_t)a * b;
    printf("%d %d %lld ", a + b, a - b, (long long)wide);
    printf("%d %d ", b != 0 ? a / b : 0, b != 0 ? a % b : 0);
    printf("%u %u ", (unsigned)a >> (c & 31), (unsigned)b << (e & 15));
    printf("%d %d %d ", c + d, c * d, (uint8_t)(c + e));
    printf("%d %d %d ", a < b, (unsigned)a < (unsigned)b, c > d);
    c += d;
    d ^= (int8_t)e;
    e <<= 3;
    printf("%d %d %d ", c, d, e);
    double x = a / 3.0, y = (float)b;
    printf("%.6f %.3f %d %u\n", x * y, x - y, (int)(x / 1000), (unsigned)(uint16_t)(int)(y / 100000));
  }
  return 0;
}
