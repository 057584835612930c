#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct frame {
  uint8_t *payload;
  uint8_t header[8];
  uint16_t length;
};

int uart_send(const uint8_t *data, size_t length);

void clearThroughPointer(struct frame *f) {
  memset(f, 0, sizeof(f));  // expect: expression/sizeof-pointer
}

void clearMember(struct frame *f) {
  memset(f->payload, 0, sizeof(f->payload));  // expect: expression/sizeof-pointer
}

int sendPointer(const uint8_t *message) {
  return uart_send(message, sizeof(message));  // expect: expression/sizeof-pointer
}

void arrayParameter(uint8_t key[16]) {
  memset(key, 0, sizeof(key));  // expect: expression/sizeof-pointer
}

size_t arrayParameterLength(const uint8_t key[16]) {
  return sizeof(key);  // expect: expression/sizeof-pointer
}

void copyWithCast(uint8_t *to, const void *from) {
  memcpy((void *)to, from, sizeof to);  // expect: expression/sizeof-pointer
}

struct frame *allocatePointer(void) {
  struct frame *f = malloc(sizeof(f));  // expect: expression/sizeof-pointer
  return f;
}

void pointerType(struct frame *f) {
  memset(f, 0, sizeof(struct frame *));  // expect: expression/sizeof-pointer
}

int limitedByPointer(uint8_t *buffer, size_t length) {
  if (length > sizeof(buffer)) {  // expect: expression/sizeof-pointer
    return -1;
  }
  buffer[0] = 0;
  return 0;
}

int less(uint8_t *buffer) {
  return uart_send(buffer, sizeof(buffer) - 1);  // expect: expression/sizeof-pointer
}

typedef uint8_t *bytes;

void typedefHidesPointer(bytes data) {
  memset(data, 0xff, sizeof data);  // expect: expression/sizeof-pointer
}
