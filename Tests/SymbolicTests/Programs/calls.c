// What calls that are not followed leave as it was. A name that ends in g is that of a good twin.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct engine {
  int kind;
  unsigned used;
  uint8_t *room;
  void (*step)(struct engine *);
  void (*reset)(struct engine *, void *);
};

static void stepOne(struct engine *e) {
  e->used++;
}

static void stepTwo(struct engine *e) {
  e->used += 2;
}

static void count(int *to) {
  *to += 1;
}

static void resetKind(struct engine *e, void *memory) {
  count(&e->kind);
  (void)memory;
}

static void resetAll(struct engine *e, void *memory) {
  memset(memory, 0, 4);
  e->used = 0;
}

void choose(struct engine *e, int second) {
  e->step = second ? stepTwo : stepOne;
  e->reset = second ? resetAll : resetKind;
}

// The kind is what it was: no step writes it.
int keptKindg(struct engine *e) {
  char *p = malloc(e->kind == 1 ? 8 : 4);
  if (!p) return 0;
  e->step(e);
  if (e->kind == 1) p[7] = 1;
  int first = p != NULL;
  free(p);
  return first;
}

int keptKind(struct engine *e) {
  char *p = malloc(e->kind == 1 ? 8 : 4);
  if (!p) return 0;
  e->step(e);
  if (e->kind != 1) p[7] = 1;  // expect: invalid-pointer-arithmetic, out-of-bounds-write
  free(p);
  return 0;
}

// The number is another one: every step writes it.
int changedNumberg(struct engine *e) {
  char *p = malloc(8);
  if (!p) return 0;
  if (e->used != 8) {
    free(p);
    return 0;
  }
  e->step(e);
  if (e->used < 8) p[e->used] = 1;
  free(p);
  return 1;
}

// The pointer behind which memory was found is still there after a step.
int keptPointer(struct engine *e) {
  e->room = malloc(4);
  if (!e->room) return 0;
  e->step(e);
  e->room[4] = 1;  // expect: out-of-bounds-write
  free(e->room);
  e->room = NULL;
  return 1;
}

// A scalar whose address a function of a table is handed may be another one.
int changedThroughPointerg(struct engine *e) {
  uint32_t local = 7;
  char table[4] = {0};
  e->reset(e, &local);
  if (local < 4) return table[local];
  return 0;
}

// Nothing that the table's functions write is a local pointer.
int keptLocal(struct engine *e) {
  int *p = NULL;
  e->step(e);
  return *p;  // expect: null-dereference
}

// Bits of a difference may wrap around.
uint32_t distanceg(const uint8_t *message, uint32_t length) {
  if (length < 2) return 0;
  uint32_t difference = (uint32_t)(message[0] - 200u) & 0x3f;
  uint8_t ring[64] = {0};
  return ring[(message[1] - 5u) & 63] + difference;
}
