#include <pthread.h>

struct port { pthread_mutex_t lock; int state; };

static int leave(struct port *port, int status) {
  pthread_mutex_unlock(&port->lock);
  return status;
}

static int leaveOnce(struct port *port, int status) {
  pthread_mutex_unlock(&port->lock);
  return status;
}

int send(struct port *port, int byte) {
  pthread_mutex_lock(&port->lock);
  int status = 0;
  if (byte < 0) status = leave(port, -1);
  port->state = byte;
  return leave(port, status);                         // expect: lock/unlock-without-lock
}

int sendOnce(struct port *port, int byte) {
  pthread_mutex_lock(&port->lock);
  if (byte < 0) return leaveOnce(port, -1);
  port->state = byte;
  return leaveOnce(port, 0);
}

void justMade(void) {
  pthread_mutex_t lock;
  pthread_mutex_init(&lock, NULL);
  pthread_mutex_unlock(&lock);                        // expect: lock/unlock-without-lock
  pthread_mutex_destroy(&lock);
}

void madeAndTaken(void) {
  pthread_mutex_t lock;
  pthread_mutex_init(&lock, NULL);
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock);
  pthread_mutex_destroy(&lock);
}

void notTaken(struct port *port) {
  if (pthread_mutex_trylock(&port->lock) != 0) port->state = 1;
  pthread_mutex_unlock(&port->lock);                  // expect: lock/unlock-without-lock
}

void perhapsTaken(struct port *port) {
  int isTaken = pthread_mutex_trylock(&port->lock) == 0;
  if (isTaken) port->state = 1;
  if (isTaken) pthread_mutex_unlock(&port->lock);
}

void callersLock(struct port *port) {
  port->state = 0;
  pthread_mutex_unlock(&port->lock);
}

void givenAndTakenAgain(struct port *port) {
  pthread_mutex_unlock(&port->lock);
  port->state++;
  pthread_mutex_lock(&port->lock);
  pthread_mutex_unlock(&port->lock);
}
