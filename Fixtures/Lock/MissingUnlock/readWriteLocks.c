//# std: gnu11
// Read-write locks, taken and given back by functions of the program.
#include <pthread.h>

static pthread_rwlock_t state = PTHREAD_RWLOCK_INITIALIZER;
static int level;

static void enter(void) { pthread_rwlock_wrlock(&state); }
static void leave(void) { pthread_rwlock_unlock(&state); }

int changesLevel(int command) {
  enter();
  switch (command) {
    case 'u': level++; break;
    case 'd': level--; break;
    default: return -1;                               // expect: lock/missing-unlock
  }
  leave();
  return 0;
}

int changesLevelAlways(int command) {
  int result = 0;
  enter();
  switch (command) {
    case 'u': level++; break;
    case 'd': level--; break;
    default: result = -1; break;
  }
  leave();
  return result;
}

int readsLevel(int *to) {
  pthread_rwlock_rdlock(&state);
  if (level < 0) {
    pthread_rwlock_unlock(&state);
    return -1;
  }
  *to = level;
  pthread_rwlock_unlock(&state);
  return 0;
}

int forgetsReadLock(int *to) {
  pthread_rwlock_rdlock(&state);
  if (level < 0) return -1;                           // expect: lock/missing-unlock
  *to = level;
  pthread_rwlock_unlock(&state);
  return 0;
}
