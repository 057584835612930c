//# std: gnu11
// Mutexes and read-write locks of POSIX.
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static pthread_mutex_t doses = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t frames = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t limits = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static unsigned given, waiting, limit;
static char frame[128];

void sleepsWithMutex(void) {
  pthread_mutex_lock(&doses);
  given++;
  sleep(1);                                           // expect: lock/blocking-in-critical-section
  pthread_mutex_unlock(&doses);
}

void sleepsBehindMutex(void) {
  pthread_mutex_lock(&doses);
  given++;
  pthread_mutex_unlock(&doses);
  sleep(1);
}

static ssize_t fetch(int link, char *to, size_t room) {
  return recv(link, to, room, 0);                     // expect: lock/blocking-in-critical-section
}

void receivesWithMutex(int link) {
  pthread_mutex_lock(&frames);
  if (fetch(link, frame, sizeof frame) < 0) frame[0] = 0;
  pthread_mutex_unlock(&frames);
}

void looksWithMutex(int link) {
  pthread_mutex_lock(&frames);
  if (recv(link, frame, sizeof frame, MSG_DONTWAIT) < 0) frame[0] = 0;
  pthread_mutex_unlock(&frames);
}

void receivesThenLocks(int link) {
  char own[sizeof frame];
  ssize_t count = recv(link, own, sizeof own, 0);
  if (count <= 0) return;
  pthread_mutex_lock(&frames);
  memcpy(frame, own, (size_t)count);
  pthread_mutex_unlock(&frames);
}

/* The wait gives the mutex back for as long as it lasts. */
void waitsOnCondition(void) {
  pthread_mutex_lock(&doses);
  while (waiting == 0) pthread_cond_wait(&arrived, &doses);
  waiting--;
  pthread_mutex_unlock(&doses);
}

void acceptsWithWriteLock(int listener) {
  pthread_rwlock_wrlock(&limits);
  int link = accept(listener, NULL, NULL);            // expect: lock/blocking-in-critical-section
  limit = link < 0 ? 0 : 5;
  pthread_rwlock_unlock(&limits);
  if (link >= 0) close(link);
}

void acceptsThenLocks(int listener) {
  int link = accept(listener, NULL, NULL);
  if (link < 0) return;
  pthread_rwlock_wrlock(&limits);
  limit = 5;
  pthread_rwlock_unlock(&limits);
  close(link);
}

void sleepsWhereNotTaken(void) {
  if (pthread_mutex_trylock(&doses) != 0) {
    sleep(1);
    return;
  }
  given = 0;
  pthread_mutex_unlock(&doses);
}

/* Gives the processor away, and no more. */
void yieldsWithMutex(void) {
  pthread_mutex_lock(&doses);
  given++;
  sleep(0);
  pthread_mutex_unlock(&doses);
}

void waitsForAllWithMutex(int link) {
  pthread_mutex_lock(&frames);
  if (recv(link, frame, sizeof frame, MSG_WAITALL) < 0) frame[0] = 0;  // expect: lock/blocking-in-critical-section
  pthread_mutex_unlock(&frames);
}

/* Readers do not keep each other waiting; who writes waits for them all the same. */
void acceptsWithReadLock(int listener) {
  pthread_rwlock_rdlock(&limits);
  int link = accept(listener, NULL, NULL);            // misses: lock/blocking-in-critical-section
  pthread_rwlock_unlock(&limits);
  if (link >= 0) close(link);
}
