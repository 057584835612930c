#include <stddef.h>
#include <stdint.h>

struct session { int id; uint8_t *buffer; struct session *peer; };

static struct session pool[2];
static struct session *current;
static uint8_t storage[16];

#define IS_OPEN() (current != NULL)
#define REQUIRE(p) do { if ((p) == NULL) return -1; } while (0)

static int isReady(const struct session *s) { return s != NULL && s->buffer != NULL; }

void open(int id) {
  current = &pool[id & 1];
  current->id = id;
  current->buffer = storage;
}

void close(void) { current = NULL; }

int idAfterClose(void) {
  close();
  return current->id;                                 // expect: memory/null-dereference
}

int idAfterOpen(void) {
  close();
  open(1);
  return current->id;
}

int guardedByMacro(void) { return IS_OPEN() ? current->id : 0; }

int required(struct session *s) {
  REQUIRE(s);
  REQUIRE(s->peer);
  return s->peer->id;
}

int requiredHalf(struct session *s) {
  REQUIRE(s);
  s->peer = NULL;
  return s->peer->id;                                 // expect: memory/null-dereference
}

int guardedByFunction(struct session *s) { return isReady(s) ? s->buffer[0] : -1; }

int guardedByNegation(struct session *s) {
  if (isReady(s)) return 0;
  s->buffer = NULL;                                   // misses: memory/null-dereference
  return 1;
}

int leavesLoop(struct session *list, int id) {
  struct session *s = list;
  while (s != NULL && s->id != id) s = s->peer;
  return s->id;                                       // expect: memory/null-dereference
}

int leavesLoopChecked(struct session *list, int id) {
  struct session *s = list;
  while (s != NULL && s->id != id) s = s->peer;
  return s == NULL ? -1 : s->id;
}

int cleanup(int mode) {
  int result = -1;
  struct session *s = NULL;
  if (mode == 0) goto out;
  s = &pool[0];
  result = s->id;
out:
  s->id = 0;                                          // expect: memory/null-dereference
  return result;
}

int cleanupChecked(int mode) {
  int result = -1;
  struct session *s = NULL;
  if (mode == 0) goto out;
  s = &pool[0];
  result = s->id;
out:
  if (s != NULL) s->id = 0;
  return result;
}
