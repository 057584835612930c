#include <stdlib.h>
#include <string.h>

struct list { struct list *next; char *name; };
static struct list *head;
static void *registry[4];

static void enter(struct list *entry) { entry->next = head; head = entry; }

static struct list *make(const char *name) {
  struct list *entry = malloc(sizeof *entry);
  if (entry == NULL) return NULL;
  entry->next = NULL;
  entry->name = malloc(strlen(name) + 1);
  if (entry->name == NULL) return NULL;               // expect: memory/leak
  strcpy(entry->name, name);
  return entry;
}

static struct list *makeClean(const char *name) {
  struct list *entry = malloc(sizeof *entry);
  if (entry == NULL) return NULL;
  entry->next = NULL;
  entry->name = malloc(strlen(name) + 1);
  if (entry->name == NULL) { free(entry); return NULL; }
  strcpy(entry->name, name);
  return entry;
}

int added(const char *name) {
  struct list *entry = makeClean(name);
  if (entry == NULL) return -1;
  enter(entry);
  return 0;
}

int addedFirst(const char *name) {
  struct list *entry = make(name);
  if (entry == NULL) return -1;
  enter(entry);
  return 0;
}

void memberLost(const char *name) {
  struct list *entry = makeClean(name);
  free(entry);                                        // expect: memory/leak
}

void memberReleased(const char *name) {
  struct list *entry = makeClean(name);
  if (entry == NULL) return;
  free(entry->name);
  free(entry);
}

int registered(unsigned slot) {
  void *block = malloc(16);
  if (block == NULL) return -1;
  if (slot >= 4) { free(block); return -2; }
  free(registry[slot]);
  registry[slot] = block;
  return 0;
}

int notRegistered(unsigned slot) {
  void *block = malloc(16);
  if (block == NULL) return -1;
  if (slot >= 4) return -2;                           // expect: memory/leak
  free(registry[slot]);
  registry[slot] = block;
  return 0;
}

static char *duplicate(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  if (copy != NULL) strcpy(copy, text);
  return copy;
}

size_t resultLost(const char *text) {
  return strlen(text) + (duplicate(text) != NULL);    // misses: memory/leak
}

size_t resultReleased(const char *text) {
  char *copy = duplicate(text);
  size_t extra = copy != NULL;
  free(copy);
  return strlen(text) + extra;
}

int toCaller(char **out) {
  *out = malloc(4);
  return *out == NULL ? -1 : 0;
}
