#include "CPosix.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

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
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, (size_t)1 << 29);
  int failure = pthread_create(&thread->id, &attributes, run, thread);
  pthread_attr_destroy(&attributes);
  if (failure == 0) return thread;
  free(thread);
  return NULL;
}

void cposix_join(void *thread) {
  pthread_join(((struct thread *)thread)->id, NULL);
  free(thread);
}

void cposix_prepare_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TOP_PAD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}
