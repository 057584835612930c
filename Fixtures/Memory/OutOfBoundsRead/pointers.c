#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct header { unsigned short type; unsigned short length; };
struct packet { struct header header; unsigned char data[12]; };

int sumToEnd(void) {
  static const int values[3] = {1, 2, 3};
  int sum = 0;
  for (const int *p = values; p <= values + 3; p++) {
    sum += *p;                                        // expect: memory/out-of-bounds-read
  }
  return sum;
}

int sumBeforeEnd(void) {
  static const int values[3] = {1, 2, 3};
  int sum = 0;
  for (const int *p = values; p < values + 3; p++) {
    sum += *p;
  }
  return sum;
}

/* A block of the header's size is taken for a packet. */
int confused(void) {
  struct header *header = calloc(1, sizeof *header);
  if (header == NULL) return -1;
  const struct packet *packet = (const struct packet *)header;
  int first = packet->data[0];                        // expect: memory/out-of-bounds-read
  free(header);
  return first;
}

int notConfused(void) {
  struct packet *packet = calloc(1, sizeof *packet);
  if (packet == NULL) return -1;
  const struct header *header = &packet->header;
  int first = ((const struct packet *)header)->data[0];
  free(packet);
  return first;
}

int beyondShrunk(void) {
  char *text = calloc(1, 32);
  if (text == NULL) return -1;
  char *less = realloc(text, 8);
  if (less == NULL) { free(text); return -1; }
  int value = less[16];                               // expect: memory/out-of-bounds-read
  free(less);
  return value;
}

int insideGrown(void) {
  char *text = calloc(1, 8);
  if (text == NULL) return -1;
  char *more = realloc(text, 32);
  if (more == NULL) { free(text); return -1; }
  more[16] = 1;
  int value = more[16];
  free(more);
  return value;
}

int compared(const void *key) {
  unsigned char id[4] = {1, 2, 3, 4};
  return memcmp(id, key, 6);                          // expect: memory/out-of-bounds-read
}

int comparedWhole(const void *key) {
  unsigned char id[4] = {1, 2, 3, 4};
  return memcmp(id, key, sizeof id);
}
