#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct context {
  uint8_t isUsed;
  uint8_t number;
  uint8_t prefix[8];
};

struct context contexts[2];

static struct context *lookUp(uint8_t number) {
  for (int i = 0; i < 2; i++) {
    if (contexts[i].isUsed == 1 && contexts[i].number == number) return &contexts[i];
  }
  return NULL;
}

/* The array of a record that is not there is at no place either. */
int prefixOf(const uint8_t *bytes, size_t length, uint8_t prefix[8]) {
  if (length < 2) return -1;
  struct context *found = lookUp(bytes[0] >> 4);
  memcpy(prefix, found->prefix, sizeof found->prefix);  // expect: memory/null-dereference
  return 0;
}

int prefixOfKnown(const uint8_t *bytes, size_t length, uint8_t prefix[8]) {
  if (length < 2) return -1;
  struct context *found = lookUp(bytes[0] >> 4);
  if (found == NULL) return -1;
  memcpy(prefix, found->prefix, sizeof found->prefix);
  return 0;
}
