#include "locks.h"

pthread_mutex_t bus = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t screen = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t record = PTHREAD_MUTEX_INITIALIZER;

void lock_screen(void) { pthread_mutex_lock(&screen); } // expect: lock/opposite-lock-order

void draw(void) {
  pthread_mutex_lock(&bus);
  lock_screen();
  pthread_mutex_unlock(&screen);
  pthread_mutex_unlock(&bus);
}

void keep(void) {
  pthread_mutex_lock(&bus);
  pthread_mutex_lock(&record);
  pthread_mutex_unlock(&record);
  pthread_mutex_unlock(&bus);
}
