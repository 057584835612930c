#include <string.h>

union packet {
  struct { char kind[2]; char name[6]; } head;
  struct { char name[6]; char kind[2]; } tail;
  char all[8];
};

struct pair { char a[4]; char b[4]; };
struct ring { char bytes[16]; size_t head; };

void withinUnion(union packet *p) {
  memcpy(p->tail.name, p->head.name, sizeof p->tail.name);   // expect: memory/overlapping-copy
}

void withinUnionApart(union packet *p) {
  memcpy(p->tail.kind, p->head.kind, sizeof p->head.kind);
}

void members(struct pair *p) { memcpy(p->a, p->b, sizeof p->a); }

static char *at(struct ring *ring, size_t i) { return &ring->bytes[(ring->head + i) % sizeof ring->bytes]; }

void rotates(struct ring *ring) {
  ring->head = 2;
  memcpy(at(ring, 0), at(ring, 1), 4);                // expect: memory/overlapping-copy
}

void rotatesApart(struct ring *ring) {
  ring->head = 2;
  memcpy(at(ring, 0), at(ring, 4), 4);
}

void swapsThroughPointers(char *table, int from, int to) {
  char buffer[8];
  if (from != 0 || to != 4) return;
  memcpy(buffer, table + from, 8);
  memcpy(table + from, table + to, 8);                // expect: memory/overlapping-copy
  memcpy(table + to, buffer, 8);
}

void swapsApart(char *table, int from, int to) {
  char buffer[8];
  if (from != 0 || to != 8) return;
  memcpy(buffer, table + from, 8);
  memcpy(table + from, table + to, 8);
  memcpy(table + to, buffer, 8);
}
