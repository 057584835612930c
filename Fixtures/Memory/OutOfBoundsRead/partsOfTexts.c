#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Which part of a text is wanted, and not how long the text is. */
const char *part(const char *text, int n) {
  while (n > 1) {
    text = strchr(text, '^');
    if (text == NULL) return NULL;
    text++;
    n--;
  }
  const char *end = strchr(text, '^');
  return end == NULL ? text + strlen(text) : end;
}

/* The size of something else. */
int startTransfer(const char *name, uint16_t blockSize) {
  if (strlen(name) > 64 || blockSize < 8) return -1;
  return (int)strlen(name) + blockSize;
}

/* The length of the whole chain is not that of one of its buffers. */
struct buffer {
  uint8_t *data;
  uint16_t buf_len;
  uint16_t buf_pktlen;
  struct buffer *next;
};

int copyOut(const struct buffer *buffer, uint8_t *to, size_t length) {
  while (length > 0 && buffer != NULL) {
    size_t count = buffer->buf_len;
    if (count > length) count = length;
    memcpy(to, buffer->data, count);
    to += count;
    length -= count;
    buffer = buffer->next;
  }
  return length > 0 ? -1 : 0;
}
