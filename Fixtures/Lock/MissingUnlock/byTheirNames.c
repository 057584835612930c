#include <stdint.h>

struct os_mutex;
void os_mutex_lock(struct os_mutex *mutex);
void os_mutex_unlock(struct os_mutex *mutex);

struct queue {
  struct os_mutex *mutex;
  uint32_t last;
  uint16_t count;
};

/* No model knows these functions; their names say what they do. */
int put(struct queue *q, uint32_t stamp) {
  os_mutex_lock(q->mutex);
  if (stamp <= q->last) return -1;  // expect: lock/missing-unlock
  q->last = stamp;
  q->count++;
  os_mutex_unlock(q->mutex);
  return 0;
}

int putChecked(struct queue *q, uint32_t stamp) {
  int result = -1;
  os_mutex_lock(q->mutex);
  if (stamp > q->last) {
    q->last = stamp;
    q->count++;
    result = 0;
  }
  os_mutex_unlock(q->mutex);
  return result;
}

/* Who locks for others says so. */
void queue_mutex_lock(struct queue *q) { os_mutex_lock(q->mutex); }

void queue_mutex_unlock(struct queue *q) { os_mutex_unlock(q->mutex); }
