#ifndef LOCKS_H
#define LOCKS_H
#include <pthread.h>
extern pthread_mutex_t bus, screen, record;
void lock_screen(void);
#endif
