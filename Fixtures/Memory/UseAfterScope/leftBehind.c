#include <stdint.h>

struct device { void (*done)(void *); void *context; };
static struct device device;
static int *shared;

static void start(void (*done)(void *), void *context) {
  device.done = done;
  device.context = context;
}

static void finish(void) {
  if (device.done != 0) device.done(device.context);
  device.done = 0;
}

static void mark(void *context) { *(int *)context = 1; }     // expect: memory/use-after-scope
static void markShared(void *context) { *(int *)context = 1; }

static void request(void) {
  int isDone = 0;
  start(mark, &isDone);
}                                                     // expect: memory/returned-stack-address

static int requestAndWait(void) {
  int isDone = 0;
  start(markShared, &isDone);
  finish();
  device.context = 0;
  return isDone;
}

void runsLater(void) {
  request();
  finish();
}

int runsInside(void) { return requestAndWait(); }

static void lend(int *value) { shared = value; }

static void lendLocal(void) {
  int value = 4;
  lend(&value);
}                                                     // expect: memory/returned-stack-address

int readsLent(void) {
  lendLocal();
  return *shared;                                     // expect: memory/use-after-scope
}

int readsOwn(void) {
  int value = 4;
  lend(&value);
  int result = *shared;
  shared = 0;
  return result;
}
