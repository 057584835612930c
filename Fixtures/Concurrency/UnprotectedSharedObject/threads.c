//# std: gnu11
#include <pthread.h>
#include <stdatomic.h>

static int lost;
static int halfLocked;
static int differentLocks;
static int beside;
static int guarded;
static int guardedByCaller;
static int onlyRead = 4;
static int beforeStart;
static int afterJoin;
static int ofOneThread;
static atomic_int counted;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t other = PTHREAD_MUTEX_INITIALIZER;

static void change(void) { guardedByCaller++; }

static void *worker(void *argument)
{
    lost += onlyRead;  // expect: concurrency/unprotected-shared-object
    counted++;
    beside = 1;  // expect: concurrency/unprotected-shared-object
    afterJoin = 1;
    pthread_mutex_lock(&lock);
    guarded++;
    halfLocked++;
    differentLocks++;
    change();
    pthread_mutex_unlock(&lock);
    return argument;
}

static void *reader(void *argument)
{
    ofOneThread++;
    if (lost > beforeStart) {
        counted--;
    }
    halfLocked--;  // expect: concurrency/unprotected-shared-object
    pthread_mutex_lock(&other);
    differentLocks--;  // expect: concurrency/unprotected-shared-object
    pthread_mutex_unlock(&other);
    pthread_mutex_lock(&lock);
    guarded--;
    change();
    pthread_mutex_unlock(&lock);
    return argument;
}

int main(void)
{
    pthread_t first;
    pthread_t second;
    beforeStart = 1;
    if (pthread_create(&first, 0, worker, 0) != 0 || pthread_create(&second, 0, reader, 0) != 0) {
        return 1;
    }
    beside++;
    if (pthread_join(first, 0) != 0 || pthread_join(second, 0) != 0) {
        return 1;
    }
    return afterJoin + lost + beforeStart;
}
