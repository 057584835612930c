//# std: gnu11
#include <pthread.h>

static int total;
static int limit;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Runs before the threads are started. */
void setLimit(int value) { limit = value; }

void add(int value)
{
    pthread_mutex_lock(&lock);
    total += value;
    limit--;
    pthread_mutex_unlock(&lock);
}

void take(int value)
{
    pthread_mutex_lock(&lock);
    total -= value;
    limit++;
    pthread_mutex_unlock(&lock);
}

void drop(void)
{
    total = 0;  // expect: concurrency/inconsistent-lock, concurrency/unprotected-shared-object
}

static void *worker(void *argument)
{
    add(1);
    take(1);
    drop();
    return argument;
}

int main(void)
{
    pthread_t first;
    pthread_t second;
    setLimit(10);
    total = 0;
    if (pthread_create(&first, 0, worker, 0) != 0 || pthread_create(&second, 0, worker, 0) != 0) {
        return 1;
    }
    return pthread_join(first, 0) + pthread_join(second, 0);
}
