#include <pthread.h>

#define SLOTS 16
#define LOCK(t) (void)pthread_mutex_lock(&(t)->lock)
#define UNLOCK(t) (void)pthread_mutex_unlock(&(t)->lock)

struct table {
  pthread_mutex_t lock;
  int keys[SLOTS];
  int ages[SLOTS];
  int count;
};

static int slotOf(const struct table *table, int key) {
  for (int i = 0; i < table->count; i++)
    if (table->keys[i] == key) return i;
  return -1;
}

int set(struct table *table, int key, int age) {
  LOCK(table);
  int slot = slotOf(table, key);
  if (slot < 0) {
    if (table->count == SLOTS) return -1;             // expect: lock/missing-unlock
    slot = table->count++;
    table->keys[slot] = key;
  }
  table->ages[slot] = age;
  UNLOCK(table);
  return slot;
}

int ageOf(struct table *table, int key, int *age) {
  LOCK(table);
  int slot = slotOf(table, key);
  if (slot < 0) {
    UNLOCK(table);
    return -1;
  }
  *age = table->ages[slot];
  UNLOCK(table);
  return slot;
}
