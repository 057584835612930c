#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

void mismatches(const char *text, int *i, short *h, double *d, float *f, uint8_t *byte, int value) {
  const int fixed = 3;
  (void)sscanf(text, "%d", h);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%d", byte);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%f", d);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%lf", f);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%d", value);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%ld", i);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%d", &fixed);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%4s", i);  // expect: format/argument-type-mismatch
  (void)sscanf(text, "%x", &text);  // expect: format/argument-type-mismatch
}

void matches(const char *text, int *i, unsigned *u, short *h, double *d, float *f, uint8_t *byte, size_t *size) {
  char name[8];
  unsigned char bytes[4];
  char *allocated = NULL;
  (void)sscanf(text, "%d %u %x %d", i, u, (unsigned *)i, u);
  (void)sscanf(text, "%hd %hhu %" SCNx8 " %zu", h, byte, byte, size);
  (void)sscanf(text, "%lf %f %7s %3c %ms", d, f, name, bytes, &allocated);
  (void)sscanf(text, "%*s %n", i);
}
