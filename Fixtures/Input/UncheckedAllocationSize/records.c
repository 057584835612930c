#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define LIMIT 1024u

struct header { uint32_t count; uint16_t kind; };

static int header(int peer, struct header *header) {
  return recv(peer, header, sizeof *header, 0) == (ssize_t)sizeof *header ? 0 : -1;
}

static int isAllowed(const struct header *header) { return header->count <= LIMIT; }

uint16_t *table(int peer) {
  struct header head;
  if (header(peer, &head) < 0) return NULL;
  return malloc(head.count * sizeof(uint16_t));       // expect: input/unchecked-allocation-size
}

uint16_t *tableChecked(int peer) {
  struct header head;
  if (header(peer, &head) < 0) return NULL;
  if (!isAllowed(&head)) return NULL;
  return malloc(head.count * sizeof(uint16_t));
}

uint8_t *narrow(int peer) {
  struct header head;
  if (header(peer, &head) < 0) return NULL;
  return malloc(head.kind);
}

uint8_t *clamped(int peer) {
  struct header head;
  if (header(peer, &head) < 0) return NULL;
  size_t size = head.count < LIMIT ? head.count : LIMIT;
  return malloc(size);
}

uint8_t *cleared(FILE *file) {
  uint32_t count = 0;
  if (fread(&count, sizeof count, 1, file) != 1) return NULL;
  return calloc(count, 1);                            // expect: input/unchecked-allocation-size
}

uint8_t *callers(size_t size) { return malloc(size); }
