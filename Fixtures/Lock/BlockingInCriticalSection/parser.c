//# std: gnu11
// A parser with a function of its own that is called like one of POSIX.
#include <pthread.h>

static pthread_mutex_t text = PTHREAD_MUTEX_INITIALIZER;
static const char *next;

static int accept(int token) {
  if (*next != token) return 0;
  next++;
  return 1;
}

int parsesWithMutex(const char *from) {
  int count = 0;
  pthread_mutex_lock(&text);
  next = from;
  while (accept('-')) count++;
  pthread_mutex_unlock(&text);
  return count;
}
