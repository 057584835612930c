#include <stddef.h>
#include <stdint.h>

/* A source file shows every use of its macros: without an argument that falls apart they are in order. */
#define ROUND(a, b, x) { a += (b & x) + x; a = ROTATE(a, 3); }
#define ROTATE(v, n) ((v << n) | (v >> (32 - n)))
#define MIX(x, y) { t = ((x >> 4) ^ y) & 0x0f0f0f0fu; y ^= t; x ^= t << 4; }
#define MATCHES(o) (header[0] == o && length > 2)
#define CHOICE(neg) (neg ? 6 : 0)
#define LAST_ENTRY sizeof table / sizeof table[0]
#define OFFSET 8 / sizeof(uint32_t)
#define HALF(size) (size + 1) / 2
#define POINTED(p) (*p)

#define TWICE(x) (x * 2)  // expect: preprocessor/unparenthesized-macro
#define MASKED(x) (x & 0x0fu) == 3u  // expect: preprocessor/unparenthesized-macro
#define INNER(x) (x << 2)  // expect: preprocessor/unparenthesized-macro
#define OUTER(x) (INNER(x) + 1)
#define BYTES 4 + 4  // expect: preprocessor/unparenthesized-macro
#define SUM(a, b) (a) + (b)  // expect: preprocessor/unparenthesized-macro
#define REMAINING(used) (100 - used)  // expect: preprocessor/unparenthesized-macro
#define SECOND(p) (p[1])  // expect: preprocessor/unparenthesized-macro
#define INVERSE(x) (~x)  // expect: preprocessor/unparenthesized-macro
#define PRESET(x) (4 + x)
#define NEGATED(x) (!x)
#define CONVERTED(x) ((uint8_t)x)
#define NEXT_OF(p) (*p++)  // expect: preprocessor/unparenthesized-macro

static const int table[] = {1, 2, 3};

uint32_t rounds(uint32_t a, const uint32_t *word, const uint8_t *header, int length, int neg) {
  uint32_t t, b = 7;
  ROUND(a, b, word[0]);
  ROUND(b, a, word[1 + 2]);
  MIX(a, b)
  if (MATCHES(0x21) || CHOICE(neg && length > 1)) a++;
  for (size_t i = 0; i < LAST_ENTRY; i++) b += table[i];
  uint32_t words[OFFSET] = {0};
  return a + b + (HALF(length)) + POINTED(word) + words[0];
}

int misused(int a, int b, int *p, int **q) {
  int x = TWICE(a + 1);
  x += MASKED(a) + 1;
  x += OUTER(a | b);
  x *= BYTES * 2;
  x += SUM(a, b) * 3;
  x += REMAINING(a - b);
  x += SECOND(*q) + INVERSE(a + b);
  x += PRESET(a + b) + NEGATED(*p) + CONVERTED(*p);
  return x + *p + NEXT_OF(*q);
}
