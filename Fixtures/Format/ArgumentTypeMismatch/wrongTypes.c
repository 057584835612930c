#include <inttypes.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum mode { MODE_OFF, MODE_ON };
struct reading { int value; };

void mismatches(int i, long l, size_t size, double d, const char *s, uint64_t big, struct reading r, void *p) {
  printf("%s\n", i);  // expect: format/argument-type-mismatch
  printf("%d\n", l);  // expect: format/argument-type-mismatch
  printf("%d\n", size);  // expect: format/argument-type-mismatch
  printf("%d\n", d);  // expect: format/argument-type-mismatch
  printf("%f\n", i);  // expect: format/argument-type-mismatch
  printf("%x\n", s);  // expect: format/argument-type-mismatch
  printf("%u\n", big);  // expect: format/argument-type-mismatch
  printf("%d\n", r);  // expect: format/argument-type-mismatch
  printf("%p\n", i);  // expect: format/argument-type-mismatch
  printf("%Lf\n", d);  // expect: format/argument-type-mismatch
  printf("%s\n", p);  // expect: format/argument-type-mismatch
  printf("%*d\n", size, i);  // expect: format/argument-type-mismatch
  printf("%.*s\n", size, s);  // expect: format/argument-type-mismatch
  printf("%ls\n", s);  // expect: format/argument-type-mismatch
  printf("%c\n", s);  // expect: format/argument-type-mismatch
  printf("%d %s\n",
         i,
         d);  // expect: format/argument-type-mismatch
}

void matches(int i, unsigned u, long l, size_t size, double d, float f, const char *s, const unsigned char *bytes) {
  printf("%d %u %x %ld %lu\n", u, i, i, l, (unsigned long)l);
  printf("%zu %zd %f %f %g %s %s\n", size, size, d, f, (double)i, s, bytes);
  printf("%.*s|%*d\n", (int)size, s, 5, i);
}

void promoted(char c, short h, uint8_t byte, bool flag, enum mode mode, uint16_t word) {
  printf("%c %d %hd %hhu %d %d %u %hx %02X\n", c, h, h, byte, flag, mode, mode, word, byte);
}

void addresses(void *p, const int *q, char buffer[4], void (*f)(void)) {
  char text[8] = "a";
  printf("%p %p %p %p %p %s\n", p, (const void *)q, (void *)buffer, (void *)&text, (void *)f, text);
}

void sized(int64_t a, uint32_t b, ptrdiff_t c, intmax_t d, uint8_t e) {
  printf("%" PRId64 " %" PRIu32 " %td %jd %" PRIx8 "\n", a, b, c, d, e);
}

struct bits { unsigned level : 3; };

void bitField(struct bits b, const char *const *names) {
  printf("%u %s\n", b.level, names[0]);
}

#define SHOW(format, value) printf("value " format "\n", (value))

void byMacro(int i, double d) {
  SHOW("%d", i);
  SHOW("%f", d);
  SHOW("%s", i);  // expect: format/argument-type-mismatch
}

/* The header of this function is missing: its real type is not known. */
void undeclared(int code) {
  printf("%s\n", textOfMissingHeader(code));
}
