//# std: gnu11
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table { int *rows; };
struct table *build(void);
void fill(void);
void osMutexAcquire(void *mutex, uint32_t timeout);
void osMutexRelease(void *mutex);

static struct table *shared;
static bool isFilled;
static _Atomic(struct table *) published;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *mutex;

struct table *pointer(void)
{
    if (shared == NULL) {  // expect: concurrency/double-checked-locking
        pthread_mutex_lock(&lock);
        if (shared == NULL) {
            shared = build();
        }
        pthread_mutex_unlock(&lock);
    }
    return shared;
}

void flag(void)
{
    if (!isFilled) {  // expect: concurrency/double-checked-locking
        osMutexAcquire(mutex, 100u);
        if (!isFilled) {
            fill();
            isFilled = true;
        }
        osMutexRelease(mutex);
    }
}

struct table *underLock(void)
{
    pthread_mutex_lock(&lock);
    if (shared == NULL) {
        shared = build();
    }
    struct table *found = shared;
    pthread_mutex_unlock(&lock);
    return found;
}

struct table *atomic(void)
{
    if (published == NULL) {
        pthread_mutex_lock(&lock);
        if (published == NULL) {
            published = build();
        }
        pthread_mutex_unlock(&lock);
    }
    return published;
}

int nestedWithoutLock(int n)
{
    if (isFilled) {
        if (n > 0) {
            return 1;
        }
        if (isFilled) {
            return 2;
        }
    }
    return 0;
}

void local(struct table **own)
{
    if (*own == NULL) {
        pthread_mutex_lock(&lock);
        if (*own == NULL) {
            *own = build();
        }
        pthread_mutex_unlock(&lock);
    }
}
