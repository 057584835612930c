#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct hello {
  uint8_t version[2];
  uint8_t cookie_length;
  uint8_t cookie[];
};

extern int transmit(const uint8_t *bytes, size_t size);

static int sendHello(const uint8_t *cookie, size_t cookie_length) {
  uint8_t message[300];
  message[0] = 1;
  memcpy(message + 1, cookie, cookie_length);
  return transmit(message, cookie_length + 1);
}

/* The cookie is sent back with the length that the peer claims. */
int onVerify(const uint8_t *data, size_t size) {
  if (size < sizeof(struct hello)) return -1;
  const struct hello *hello = (const struct hello *)data;
  return sendHello(hello->cookie, hello->cookie_length);  // expect: memory/out-of-bounds-read
}

int onVerifyChecked(const uint8_t *data, size_t size) {
  if (size < sizeof(struct hello)) return -1;
  const struct hello *hello = (const struct hello *)data;
  if (size < sizeof(struct hello) + hello->cookie_length) return -1;
  return sendHello(hello->cookie, hello->cookie_length);
}

/* The same where the callee is not seen. */
int forward(const uint8_t *data, size_t size) {
  if (size < 2) return -1;
  uint8_t payload_length = data[1];
  return transmit(data + 2, payload_length);          // expect: memory/out-of-bounds-read
}

int forwardChecked(const uint8_t *data, size_t size) {
  if (size < 2) return -1;
  uint8_t payload_length = data[1];
  if (payload_length > size - 2) return -1;
  return transmit(data + 2, payload_length);
}
