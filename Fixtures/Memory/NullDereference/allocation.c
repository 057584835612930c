#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };
static struct node *head;

void unchecked(int value) {
  struct node *node = malloc(sizeof *node);
  node->value = value;                                // expect: memory/null-dereference
  node->next = head;
  head = node;
}

int checked(int value) {
  struct node *node = malloc(sizeof *node);
  if (node == NULL) return -1;
  node->value = value;
  node->next = head;
  head = node;
  return 0;
}

static void *need(size_t size) {
  void *block = malloc(size);
  if (block == NULL) abort();
  return block;
}

void checkedByAllocator(int value) {
  struct node *node = need(sizeof *node);
  node->value = value;
  node->next = head;
  head = node;
}

char *copy(const char *text) {
  size_t size = strlen(text) + 1;
  char *block = malloc(size);
  memcpy(block, text, size);                          // expect: memory/null-dereference
  return block;
}

char *copyChecked(const char *text) {
  size_t size = strlen(text) + 1;
  char *block = malloc(size);
  if (block) memcpy(block, text, size);
  return block;
}

/* The test asks for another pointer. */
int twoBlocks(void) {
  int *first = malloc(sizeof *first);
  int *second = malloc(sizeof *second);
  if (first == NULL) { free(second); return -1; }
  *first = 1;
  *second = 2;                                        // expect: memory/null-dereference
  free(first);
  free(second);
  return 0;
}

int twoBlocksChecked(void) {
  int *first = malloc(sizeof *first);
  int *second = malloc(sizeof *second);
  if (first == NULL || second == NULL) { free(first); free(second); return -1; }
  *first = 1;
  *second = 2;
  free(first);
  free(second);
  return 0;
}
