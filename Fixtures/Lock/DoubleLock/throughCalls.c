#include <pthread.h>

struct store { pthread_mutex_t lock; int value; };

static pthread_mutex_t global = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t other = PTHREAD_MUTEX_INITIALIZER;

static int get(struct store *store) {
  pthread_mutex_lock(&store->lock);                   // expect: lock/double-lock
  int value = store->value;
  pthread_mutex_unlock(&store->lock);
  return value;
}

static int getHeld(const struct store *store) { return store->value; }

int add(struct store *store, int step) {
  pthread_mutex_lock(&store->lock);
  store->value = get(store) + step;
  pthread_mutex_unlock(&store->lock);
  return 0;
}

int addHeld(struct store *store, int step) {
  pthread_mutex_lock(&store->lock);
  store->value = getHeld(store) + step;
  pthread_mutex_unlock(&store->lock);
  return get(store);
}

void inBranch(int isUrgent) {
  if (isUrgent) pthread_mutex_lock(&global);
  pthread_mutex_lock(&global);                        // expect: lock/double-lock
  pthread_mutex_unlock(&global);
}

void inEitherBranch(int isUrgent) {
  if (isUrgent) pthread_mutex_lock(&global); else pthread_mutex_lock(&other);
  if (isUrgent) pthread_mutex_unlock(&global); else pthread_mutex_unlock(&other);
}

void loopKeepsIt(int n) {
  for (int i = 0; i < n; i++) {
    pthread_mutex_lock(&global);                      // expect: lock/double-lock
    if (i == 3) break;
  }
  pthread_mutex_unlock(&global);
}

void loopGivesBack(int n) {
  for (int i = 0; i < n; i++) {
    pthread_mutex_lock(&global);
    pthread_mutex_unlock(&global);
  }
}

int triesFirst(void) {
  if (pthread_mutex_trylock(&global) != 0) pthread_mutex_lock(&global);
  pthread_mutex_unlock(&global);
  return 0;
}

void twoObjects(struct store *a, struct store *b) {
  pthread_mutex_lock(&a->lock);
  pthread_mutex_lock(&b->lock);
  a->value = b->value;
  pthread_mutex_unlock(&b->lock);
  pthread_mutex_unlock(&a->lock);
}
