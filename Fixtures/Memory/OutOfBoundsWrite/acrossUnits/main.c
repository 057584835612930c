#include "buffer.h"

static void fill(struct buffer *buffer, int count) {
  for (int i = 0; i < count; i++) buffer_put(buffer, (unsigned char)i);
}

static void fillChecked(struct buffer *buffer, int count) {
  for (int i = 0; i < count; i++) {
    if (buffer_put_checked(buffer, (unsigned char)i) < 0) return;
  }
}

int main(void) {
  struct buffer first = {{0}, 0};
  struct buffer second = {{0}, 0};
  fill(&first, ROOM + 1);
  fillChecked(&second, 100);
  return first.bytes[0] + second.bytes[0];
}
