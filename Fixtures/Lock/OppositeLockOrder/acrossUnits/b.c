#include "locks.h"

void poll_bus(void) {
  pthread_mutex_lock(&screen);
  pthread_mutex_lock(&bus);                           // expect: lock/opposite-lock-order
  pthread_mutex_unlock(&bus);
  pthread_mutex_unlock(&screen);
}

void keep_again(void) {
  pthread_mutex_lock(&bus);
  pthread_mutex_lock(&record);
  pthread_mutex_unlock(&record);
  pthread_mutex_unlock(&bus);
}

void oneAfterTheOther(void) {
  pthread_mutex_lock(&record);
  pthread_mutex_unlock(&record);
  pthread_mutex_lock(&bus);
  pthread_mutex_unlock(&bus);
}

void triesOnly(void) {
  pthread_mutex_lock(&record);
  if (pthread_mutex_trylock(&bus) == 0) pthread_mutex_unlock(&bus);
  pthread_mutex_unlock(&record);
}
