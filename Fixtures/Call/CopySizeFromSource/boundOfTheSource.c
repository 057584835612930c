#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct frame {
  uint8_t header[4];
  uint8_t payload[32];
  char name[16];
};
struct wide {
  char name[64];
  uint8_t bytes[64];
};

void sizeOfSource(struct frame *frame, const struct wide *from) {
  memcpy(frame->payload, from->bytes, sizeof from->bytes);  // expect: call/copy-size-from-source
}

void objectIntoObject(const struct wide *from, void (*use)(const struct frame *)) {
  struct frame frame;
  memcpy(&frame, from, sizeof *from);  // expect: call/copy-size-from-source
  use(&frame);
}

void lengthOfSource(struct frame *frame, const char *text) {
  memcpy(frame->name, text, strlen(text) + 1);  // expect: call/copy-size-from-source
}

void lengthByVariable(struct frame *frame, const char *text) {
  size_t length = strlen(text);
  memcpy(frame->name, text, length);  // expect: call/copy-size-from-source
  frame->name[length] = '\0';
}

void notEmptyIsNoGuard(struct frame *frame, const char *text) {
  if (strlen(text) > 0) {
    memcpy(frame->name, text, strlen(text));  // expect: call/copy-size-from-source
  }
}

void boundedByItself(char *out, const char *text) {
  strncpy(out, text, strlen(text));  // expect: call/copy-size-from-source, call/unterminated-copy
}

void formatted(struct frame *frame, const struct wide *from) {
  (void)snprintf(frame->name, sizeof from->name, "%s", from->name);  // expect: call/copy-size-from-source
}

void appended(struct frame *frame, const char *text) {
  strncat(frame->name, text, strlen(text));  // expect: call/copy-size-from-source
}

void behindHeader(const struct frame *from, uint8_t *out) {
  uint8_t buffer[32];
  memcpy(buffer + 4, from->payload, sizeof from->payload);  // expect: call/copy-size-from-source
  out[0] = buffer[4];
}
