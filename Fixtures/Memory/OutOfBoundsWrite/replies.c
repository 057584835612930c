#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A reply repeats the request: how far the request goes, the caller says; where its data begins, the transport. */
#define REPLY_SIZE 64

struct transport { unsigned header; };

extern int transmit(const uint8_t *bytes, size_t size);

int reply(const struct transport *transport, const uint8_t *request, int request_length) {
  uint8_t bytes[REPLY_SIZE];
  int function = request[transport->header];
  if (function != 5 || request_length < 4) return -1;
  memcpy(bytes, request, request_length);             // expect: memory/out-of-bounds-write
  return transmit(bytes, REPLY_SIZE);
}

int replyChecked(const struct transport *transport, const uint8_t *request, int request_length) {
  uint8_t bytes[REPLY_SIZE] = {0};
  int function = request[transport->header];
  if (function != 5 || request_length < 4 || request_length > REPLY_SIZE) return -1;
  memcpy(bytes, request, request_length);
  return transmit(bytes, REPLY_SIZE);
}
