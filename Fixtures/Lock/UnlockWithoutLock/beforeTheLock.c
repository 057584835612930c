#include <pthread.h>

static pthread_mutex_t bus = PTHREAD_MUTEX_INITIALIZER;
static int isReady;

int transfer(int byte);

int leavesTooEarly(int byte) {
  int result = -1;
  if (!isReady || byte < 0) goto out;
  pthread_mutex_lock(&bus);
  result = transfer(byte);
out:
  pthread_mutex_unlock(&bus);                         // expect: lock/unlock-without-lock
  return result;
}

int locksFirst(int byte) {
  int result = -1;
  pthread_mutex_lock(&bus);
  if (!isReady || byte < 0) goto out;
  result = transfer(byte);
out:
  pthread_mutex_unlock(&bus);
  return result;
}

int triesToLock(int byte) {
  int result = -1;
  if (byte < 0 || pthread_mutex_trylock(&bus) != 0) goto out;
  if (isReady) result = transfer(byte);
  pthread_mutex_unlock(&bus);
out:
  return result;
}

/* Its callers hold the lock. */
int finish(int result) {
  isReady = result >= 0;
  pthread_mutex_unlock(&bus);
  return result;
}

int startsAndFinishes(int byte) {
  pthread_mutex_lock(&bus);
  if (byte < 0) return finish(-1);
  return finish(transfer(byte));
}

int next(void);

/* Called with the lock held, and gives it back while it works. */
void drain(void) {
  int item;
  while ((item = next()) >= 0) {
    pthread_mutex_unlock(&bus);
    transfer(item);
    pthread_mutex_lock(&bus);
  }
}
