#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BUFFER_LENGTH 64
#define TYPE_WIDTH(x) (sizeof((x) + 0) * 8u)

struct record {
  int id;
  char name[12];
};

uint32_t crc(const void *data, size_t length);

static uint8_t buffer[BUFFER_LENGTH];

size_t sizeOfSize(int x) {
  return sizeof(sizeof(x));  // expect: expression/sizeof-misuse
}

void clearByConstant(void) {
  memset(buffer, 0, sizeof(BUFFER_LENGTH));  // expect: expression/sizeof-misuse
}

size_t character(void) {
  return sizeof('a');  // expect: expression/sizeof-misuse
}

void lastByteLeftOut(void) {
  memset(buffer, 0, sizeof(buffer - 1));  // expect: expression/sizeof-misuse
}

int comparisonInside(size_t n) {
  if (sizeof(buffer) < n) {
    return 1;
  }
  return sizeof(n < 4) != 0;  // expect: expression/sizeof-misuse
}

size_t function(void) {
  return sizeof(crc);  // expect: expression/sizeof-misuse
}

size_t pointerPlus(const char *p) {
  return sizeof(p + 1);  // expect: expression/sizeof-misuse
}

size_t object(const struct record *r) { return sizeof(*r) + sizeof(r->name) - 1; }
size_t literal(void) { return sizeof("calibration") - 1; }
size_t type(void) { return sizeof(struct record); }
size_t resultType(void) { return sizeof(crc(0, 0)); }
size_t promoted(uint8_t a, uint16_t b) { return sizeof(a | b); }
size_t throughMacro(uint8_t a) { return TYPE_WIDTH(a); }
void cleared(void) { memset(buffer, 0, sizeof(buffer) - 1); }
