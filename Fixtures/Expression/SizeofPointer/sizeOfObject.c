#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct frame {
  uint8_t *payload;
  uint8_t header[8];
};

int uart_send(const void *data, size_t length);
void log_size(size_t size);

#define CLEAR(object) memset(&(object), 0, sizeof(object))

void clearObject(struct frame *f) {
  memset(f, 0, sizeof(*f));
  memset(f->header, 0, sizeof(f->header));
}

void sendAddressItself(uint8_t *pointer) {
  uart_send(&pointer, sizeof(pointer));
  CLEAR(pointer);
}

void arrayOfPointers(void) {
  uint8_t *queue[4];
  memset(queue, 0, sizeof(queue));
  uart_send(queue, sizeof(queue[0]));
}

struct frame **table(size_t n) {
  struct frame **list = malloc(n * sizeof(*list));
  return list;
}

struct frame **tableOfType(size_t n) {
  struct frame **list = malloc(n * sizeof(struct frame *));
  memset(list, 0, n * sizeof(struct frame *));
  return list;
}

int readPointer(const uint8_t *raw, size_t length, void **out) {
  void *pointer;
  if (length < sizeof(pointer)) {
    return -1;
  }
  memcpy(&pointer, raw, sizeof(pointer));
  *out = pointer;
  return 0;
}

void arrayLocal(void) {
  uint8_t key[16];
  memset(key, 0, sizeof(key));
}

void pointerToArray(uint8_t (*key)[16]) { memset(*key, 0, sizeof(*key)); }

void onlyReported(const uint8_t *p) { log_size(sizeof(p)); }

struct frame *allocated(void) {
  struct frame *f = malloc(sizeof(struct frame));
  return f;
}

struct frame *fromToken(const uint8_t *token, size_t length, struct frame *first) {
  struct frame *found;
  if (length > sizeof first) {
    return NULL;
  }
  memcpy(&found, token, length);
  return found;
}
