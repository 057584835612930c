#include "buffer.h"

void buffer_put(struct buffer *buffer, unsigned char byte) {
  buffer->bytes[buffer->used] = byte;                 // expect: memory/out-of-bounds-write
  buffer->used++;
}

int buffer_put_checked(struct buffer *buffer, unsigned char byte) {
  if (buffer->used >= ROOM) return -1;
  buffer->bytes[buffer->used] = byte;
  buffer->used++;
  return 0;
}
