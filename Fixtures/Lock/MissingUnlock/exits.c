#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table { pthread_mutex_t lock; int rows[8]; int count; bool isBusy; };

static pthread_mutex_t global = PTHREAD_MUTEX_INITIALIZER;

static void enter(struct table *table) { pthread_mutex_lock(&table->lock); }
static void quit(struct table *table) { pthread_mutex_unlock(&table->lock); }

int find(struct table *table, int key) {
  pthread_mutex_lock(&table->lock);
  for (int i = 0; i < 8; i++) {
    if (table->rows[i] == key) return i;              // expect: lock/missing-unlock
  }
  pthread_mutex_unlock(&table->lock);
  return -1;
}

int findOneExit(struct table *table, int key) {
  int found = -1;
  pthread_mutex_lock(&table->lock);
  for (int i = 0; i < 8; i++) {
    if (table->rows[i] == key) { found = i; break; }
  }
  pthread_mutex_unlock(&table->lock);
  return found;
}

int wrapped(struct table *table, int value) {
  enter(table);
  if (value < 0) return -1;                           // expect: lock/missing-unlock
  table->count = value;
  quit(table);
  return 0;
}

int wrappedClean(struct table *table, int value) {
  enter(table);
  if (value < 0) { quit(table); return -1; }
  table->count = value;
  quit(table);
  return 0;
}

int notTaken(int value) {
  static int last;
  if (pthread_mutex_lock(&global) != 0) return -1;
  last = value;
  pthread_mutex_unlock(&global);
  return 0;
}

int bySwitch(int kind) {
  pthread_mutex_lock(&global);
  switch (kind) {
    case 0: break;
    case 1: pthread_mutex_unlock(&global); return 1;
    default: return -1;                               // expect: lock/missing-unlock
  }
  pthread_mutex_unlock(&global);
  return 0;
}

int byGoto(int kind) {
  int result = -1;
  pthread_mutex_lock(&global);
  if (kind < 0) goto out;
  result = kind;
out:
  pthread_mutex_unlock(&global);
  return result;
}

bool begin(struct table *table) {
  pthread_mutex_lock(&table->lock);
  if (table->isBusy) {
    pthread_mutex_unlock(&table->lock);
    return false;
  }
  return true;
}

int *rowOf(struct table *table, unsigned row) {
  pthread_mutex_lock(&table->lock);
  if (row >= 8) {
    pthread_mutex_unlock(&table->lock);
    return NULL;
  }
  return &table->rows[row];
}

void onDemand(bool isShared, int *value) {
  if (isShared) pthread_mutex_lock(&global);
  *value += 1;
  if (isShared) pthread_mutex_unlock(&global);
}
