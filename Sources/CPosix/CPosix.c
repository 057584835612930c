#include "CPosix.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

pid_t cposix_fork(void) { return fork(); }

struct thread {
  pthread_t id;
  void (*body)(void *context);
  void *context;
};

static void *run(void *argument) {
  struct thread *thread = argument;
  thread->body(thread->context);
  return NULL;
}

void *cposix_start(void (*body)(void *context), void *context) {
  struct thread *thread = malloc(sizeof *thread);
  if (thread == NULL) return NULL;
  thread->body = body;
  thread->context = context;
  if (pthread_create(&thread->id, NULL, run, thread) == 0) return thread;
  free(thread);
  return NULL;
}

void cposix_join(void *thread) {
  pthread_join(((struct thread *)thread)->id, NULL);
  free(thread);
}
