#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct header { size_t size; };

void skipsBlanks(const char *text) {
  char *copy = malloc(32);
  if (copy == NULL) return;
  strncpy(copy, text, 31);
  copy[31] = 0;
  while (*copy == ' ') copy++;
  free(copy);                                         // expect: memory/invalid-free
}

void skipsBlanksWithStart(const char *text) {
  char *copy = malloc(32);
  if (copy == NULL) return;
  strncpy(copy, text, 31);
  copy[31] = 0;
  const char *p = copy;
  while (*p == ' ') p++;
  free(copy);
}

static void *allocate(size_t size) {
  struct header *header = malloc(sizeof *header + size);
  if (header == NULL) return NULL;
  header->size = size;
  return header + 1;
}

static void deallocate(void *block) {
  if (block != NULL) free((struct header *)block - 1);
}

void withoutHeader(void) {
  char *p = allocate(8);
  free(p);                                            // expect: memory/invalid-free
}

void withHeader(void) {
  char *p = allocate(8);
  deallocate(p);
}

void member(void) {
  struct { int id; int data[4]; } *block = malloc(sizeof *block);
  if (block == NULL) return;
  int *data = block->data;
  free(data);                                         // expect: memory/invalid-free
}

void firstMember(void) {
  struct { int id; int data[4]; } *block = malloc(sizeof *block);
  if (block == NULL) return;
  int *id = &block->id;
  free(id);
}
