#include <stddef.h>
#include <stdint.h>

struct reader {
  const uint8_t *bytes;
  uint32_t at;
  uint32_t end;
};

/* A position that moves by one reaches its end before it passes it. */
int sumUntil(struct reader *in, const uint8_t *bytes, size_t length) {
  if (length < 2 || length > 200) return -1;
  in->bytes = bytes;
  in->at = 0;
  in->end = (uint32_t)length;
  uint32_t count = bytes[0];
  in->at++;
  if (count == 0 || count > in->end - in->at) return -1;
  uint32_t stop = in->at + count;
  int sum = 0;
  while (in->at != stop) sum += bytes[in->at++];
  return sum;
}

/* It starts behind the end. */
int sumUntilPassed(struct reader *in, const uint8_t *bytes, size_t length) {
  if (length < 2 || length > 200) return -1;
  uint32_t stop = bytes[0];
  if (stop > length) return -1;
  in->at = 1;
  int sum = 0;
  while (in->at != stop) sum += bytes[in->at++];  // expect: memory/out-of-bounds-read
  return sum;
}
