/* Functions of two numbers, which are called with many. */
#include <stdint.h>

int clamp(int a, int b) {
  if (a < -100) a = -100;
  if (a > 100) a = 100;
  unsigned n = (unsigned)b % 50u;
  int sum = 0;
  for (unsigned i = 0; i < n; i++) sum += a;
  return sum / (int)(n + 1);
}

int narrow(int a, int b) {
  uint8_t low = (uint8_t)a;
  int8_t byte = (int8_t)b;
  uint16_t both = (uint16_t)(low << 8 | (uint8_t)byte);
  short s = (short)both;
  return s + low - byte + (int)(both >> 3) + (-both & 7);
}

int shifts(int a, int b) {
  uint32_t x = (uint32_t)a;
  unsigned k = (unsigned)b & 31;
  uint32_t rotated = k ? (x << k | x >> (32 - k)) : x;
  int32_t y = (int32_t)(rotated >> 1);
  return (y >> (k / 2)) ^ (int)(rotated & 0xff);
}

int bits(int a, int b) {
  int masked = a & ~15;
  int low = a & 15;
  int either = (low | 16) ^ (b & 31);
  return masked / 16 + either % 7 + low % 3;
}

int divisions(int a, int b) {
  int result = 0;
  if (b != 0 && !(a == INT32_MIN && b == -1)) result = a / b + a % b / 2;
  if (b > 5) result ^= 1000 / b;
  if (a < 0 && b < 0) result ^= a / (b - 1 < b ? b : 1);
  return result;
}

int search(int a, int b) {
  static const int16_t steps[] = { 3, 7, -2, 11, 0, 1 };
  int low = 0, high = (int)(sizeof steps / sizeof *steps);
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (steps[middle] < (a & 15)) low = middle + 1; else high = middle;
  }
  return low < 6 ? steps[low] : b;
}

int states(int a, int b) {
  enum { START, MIDDLE, END, WRONG } state = START;
  int count = 0;
  for (int i = 0; i < 20 && state != END; i++) {
    switch (state) {
    case START: state = (a >> i & 1) ? MIDDLE : START; count++; break;
    case MIDDLE: state = (b >> i & 1) ? END : WRONG; count += 2; break;
    case WRONG: if (count > 9) return -1; state = START; break;
    default: return -2;
    }
  }
  return count * 4 + state;
}

int jumps(int a, int b) {
  int n = a & 7, steps = 0;
again:
  steps++;
  if (n == 0) goto out;
  n--;
  if ((b >> n) & 1) goto again;
  if (steps < 12) { n += 2; if (n < 9) goto again; }
out:
  return steps + n;
}

int wide(int a, int b) {
  int64_t x = (int64_t)a * b;
  uint64_t u = (uint64_t)x;
  if (u > UINT32_MAX) u >>= 32;
  unsigned char c = (unsigned char)(u - 1);
  return (int)(x % 1000) + c + (x < 0 ? -1 : 1) + (u < 10u);
}

int truths(int a, int b) {
  _Bool p = a, q = b > 3;
  int t = (a > 0 && b > 0) || (p != q);
  int s = t ? a & 3 : b & 12;
  return !s + p * 2 + q * 4 + !!t;
}
