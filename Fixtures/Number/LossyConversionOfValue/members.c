#include <stdint.h>
#include <string.h>

struct record { uint8_t length; uint8_t kind : 3; char text[255]; };

static int size(const char *text) { return (int)strlen(text) + 1; }

void setLength(struct record *r, unsigned length) {
  r->length = (uint8_t)length;                        // misses: number/lossy-conversion-of-value
}

void setLengthChecked(struct record *r, unsigned length) {
  if (length > UINT8_MAX) length = UINT8_MAX;
  r->length = (uint8_t)length;
}

void tooLong(struct record *r) { setLength(r, 256); }
void longest(struct record *r) { setLengthChecked(r, 256); }

void setKind(struct record *r, unsigned kind) {
  if (kind > 8) return;
  r->kind = kind;                                     // misses: number/lossy-conversion-of-value
}

void setKindInside(struct record *r, unsigned kind) {
  if (kind > 7) return;
  r->kind = kind;
}

uint8_t ofText(void) {
  static char text[300];
  memset(text, 'x', sizeof text - 1);
  return (uint8_t)size(text);                         // misses: number/lossy-conversion-of-value
}

uint8_t ofShortText(void) {
  static char text[300];
  memset(text, 'x', 100);
  return (uint8_t)size(text);
}
