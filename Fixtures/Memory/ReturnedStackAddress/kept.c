#include <stddef.h>
#include <stdint.h>

struct job { const uint8_t *data; struct job *next; };
struct owner { struct job *jobs; };

static struct job *queue;
static const uint8_t *slots[4];

static void push(struct job *job) { job->next = queue; queue = job; }
static void pop(void) { if (queue != NULL) queue = queue->next; }
static void attach(struct owner *owner, struct job *job) { owner->jobs = job; }

extern void run(void);

void queued(void) {
  struct job job = {0, 0};
  push(&job);
  run();
}                                                     // expect: memory/returned-stack-address

void queuedAndTaken(void) {
  struct job job = {0, 0};
  push(&job);
  pop();
}

void attached(struct owner *owner) {
  struct job job = {0, 0};
  attach(owner, &job);
}                                                     // expect: memory/returned-stack-address

void attachedAndDetached(struct owner *owner) {
  struct job job = {0, 0};
  attach(owner, &job);
  attach(owner, NULL);
}

void attachedToLocal(void) {
  struct owner owner;
  struct job job = {0, 0};
  attach(&owner, &job);
}

void inTable(unsigned slot) {
  uint8_t data[2] = {1, 2};
  slots[slot & 3] = data;
}                                                     // misses: memory/returned-stack-address

void inTableCleared(unsigned slot) {
  uint8_t data[2] = {1, 2};
  slots[slot & 3] = data;
  slots[slot & 3] = NULL;
}

int onlyOnError(int code) {
  uint8_t data[2] = {1, 2};
  slots[0] = data;
  if (code < 0) return -1;                            // expect: memory/returned-stack-address
  slots[0] = NULL;
  return 0;
}

int onNoWay(int code) {
  uint8_t data[2] = {1, 2};
  slots[0] = data;
  if (code < 0) { slots[0] = NULL; return -1; }
  slots[0] = NULL;
  return 0;
}
