#include <stdint.h>
#include <stdlib.h>

enum kind { BYTE, WORD, RECORD };
struct record { int id; int values[6]; };
struct pool { void *block; };

static size_t sizeOf(enum kind kind) {
  switch (kind) {
  case BYTE: return 1;
  case WORD: return 4;
  default: return sizeof(struct record);
  }
}

struct record *byKind(int isSmall) {
  void *block = malloc(sizeOf(isSmall ? WORD : RECORD));  // misses: memory/wrong-allocation-size
  return (struct record *)block;
}

struct record *byRightKind(void) {
  void *block = malloc(sizeOf(RECORD));
  return (struct record *)block;
}

static int reserve(struct pool *pool, size_t size) {
  pool->block = malloc(size);                         // expect: memory/wrong-allocation-size
  return pool->block != NULL;
}

static int reserveRight(struct pool *pool, size_t size) {
  pool->block = malloc(size);
  return pool->block != NULL;
}

struct record *fromPool(struct pool *pool) {
  if (!reserve(pool, sizeof(struct record *))) return NULL;
  return pool->block;
}

struct record *fromPoolRight(struct pool *pool) {
  if (!reserveRight(pool, sizeof(struct record))) return NULL;
  return pool->block;
}

struct record *grown(struct record *old, int count) {
  if (count < 1 || count > 8) return NULL;
  struct record *more = realloc(old, (size_t)count * sizeof more);  // misses: memory/wrong-allocation-size
  return more;
}

struct record *grownRight(struct record *old, int count) {
  if (count < 1 || count > 8) return NULL;
  struct record *more = realloc(old, (size_t)count * sizeof *more);
  return more;
}
