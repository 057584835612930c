//# std: gnu11
#include <pthread.h>

static pthread_mutex_t lock;

void prepare(void) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&lock, &attributes);
}

static void inner(void) {
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock);
}

void outer(void) {
  pthread_mutex_lock(&lock);
  inner();
  pthread_mutex_unlock(&lock);
}
