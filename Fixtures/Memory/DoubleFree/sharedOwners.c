#include <stdlib.h>

struct channel { int *samples; int isOwner; };
struct pair { struct channel a, b; };

static void release(struct channel *c) { free(c->samples); }     // expect: memory/double-free

static void releaseOnce(struct channel *c) {
  free(c->samples);
  c->samples = NULL;
}

static void releaseIfOwner(struct channel *c) {
  if (c->isOwner) free(c->samples);
}

static int init(struct pair *p) {
  p->a.samples = malloc(16);
  p->a.isOwner = 1;
  p->b = p->a;
  p->b.isOwner = 0;
  return p->a.samples != NULL;
}

void copiedStructure(void) {
  struct pair p;
  if (!init(&p)) return;
  release(&p.a);
  release(&p.b);
}

void copiedStructureWithOwner(void) {
  struct pair p;
  if (!init(&p)) return;
  releaseIfOwner(&p.a);
  releaseIfOwner(&p.b);
}

void twiceTheSame(void) {
  struct pair p;
  if (!init(&p)) return;
  releaseOnce(&p.a);
  releaseOnce(&p.a);
}

static void freeCallback(void *p) { free(p); }        // expect: memory/double-free
static void keepCallback(void *p) { (void)p; }

static void finish(void *p, void (*callback)(void *)) {
  callback(p);
  free(p);                                            // expect: memory/double-free
}

static void finishOnly(void *p, void (*callback)(void *)) {
  callback(p);
  free(p);
}

void withFreeingCallback(void) { finish(malloc(4), freeCallback); }
void withKeepingCallback(void) { finishOnly(malloc(4), keepCallback); }

void twoCalls(void) {
  void *p = malloc(8);
  freeCallback(p);
  freeCallback(p);
}
