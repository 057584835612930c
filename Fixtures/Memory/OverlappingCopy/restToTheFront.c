#include <stddef.h>
#include <string.h>

struct line { unsigned char bytes[128]; size_t count; };

void consume(struct line *line, size_t taken) {
  if (taken > line->count) taken = line->count;
  memcpy(line->bytes, line->bytes + taken, line->count - taken);  // expect: memory/overlapping-copy
  line->count -= taken;
}

void consumeMoving(struct line *line, size_t taken) {
  if (taken > line->count) taken = line->count;
  memmove(line->bytes, line->bytes + taken, line->count - taken);
  line->count -= taken;
}

void consumeByCopy(struct line *line, size_t taken) {
  unsigned char rest[sizeof line->bytes];
  if (taken > line->count) taken = line->count;
  memcpy(rest, line->bytes + taken, line->count - taken);
  memcpy(line->bytes, rest, line->count - taken);
  line->count -= taken;
}

/* The upper half goes to the lower one. */
void halve(struct line *line) {
  memcpy(line->bytes, line->bytes + sizeof line->bytes / 2, sizeof line->bytes / 2);
}

void consumeAtLeastHalf(struct line *line, size_t taken) {
  if (taken > line->count || taken < line->count - taken) return;
  memcpy(line->bytes, line->bytes + taken, line->count - taken);
  line->count -= taken;
}
