#include "CPosix.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

// As much as the analysis of a usual unit needs.
#define HEAP_STEP (64 << 20)
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
  // One heap for all threads, in which tables grow too: memory that is given back to the system is paid for again.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, HEAP_STEP);
  // The next allocation makes the heap grow; its first part is asked for in huge pages, where the system has them.
  const uintptr_t huge = (uintptr_t)2 << 20;
  uintptr_t start = ((uintptr_t)sbrk(0) + huge - 1) & ~(huge - 1);
  free(malloc(1 << 20));
  uintptr_t end = (uintptr_t)sbrk(0) & ~(huge - 1);
  if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
#endif
}
