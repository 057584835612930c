#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A helper copies as many bytes as it is told; the caller hands it an array inside a record. */
struct hello {
  uint8_t length;
  uint8_t session[32];
  uint8_t suite;
};

struct reader {
  const uint8_t *at;
  const uint8_t *end;
};

static int take(struct reader *reader, uint8_t *to, size_t count) {
  if ((size_t)(reader->end - reader->at) < count) return -1;
  memcpy(to, reader->at, count);
  reader->at += count;
  return 0;
}

static int takeByte(struct reader *reader, uint8_t *to) {
  if (reader->at >= reader->end) return -1;
  *to = *reader->at++;
  return 0;
}

int parseHello(struct hello *hello, const uint8_t *message, size_t length) {
  struct reader reader = {message, message + length};
  if (takeByte(&reader, &hello->length) != 0) return -1;
  if (take(&reader, hello->session, hello->length) != 0) return -1;  // expect: memory/out-of-bounds-write
  return takeByte(&reader, &hello->suite);
}

static int takeChecked(struct reader *reader, uint8_t *to, size_t count) {
  if ((size_t)(reader->end - reader->at) < count) return -1;
  memcpy(to, reader->at, count);
  reader->at += count;
  return 0;
}

int parseHelloChecked(struct hello *hello, const uint8_t *message, size_t length) {
  struct reader reader = {message, message + length};
  if (takeByte(&reader, &hello->length) != 0 || hello->length > sizeof hello->session) return -1;
  if (takeChecked(&reader, hello->session, hello->length) != 0) return -1;
  return takeByte(&reader, &hello->suite);
}
