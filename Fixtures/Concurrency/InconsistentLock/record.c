//# std: gnu11
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct delivery {
    uint32_t volume;
    uint32_t rate;
    atomic_uint alarms;
};

static struct delivery delivery;
static uint32_t faults;
static uint32_t rounds;
static uint32_t history[8];
static bool isOpen;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t other = PTHREAD_MUTEX_INITIALIZER;

void addVolume(uint32_t volume)
{
    pthread_mutex_lock(&lock);
    delivery.volume += volume;
    pthread_mutex_unlock(&lock);
}

int setRate(uint32_t rate)
{
    pthread_mutex_lock(&lock);
    if (rate > 1200u) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    delivery.rate = rate;
    pthread_mutex_unlock(&lock);
    return 0;
}

void stop(void)
{
    delivery.rate = 0u;  // expect: concurrency/inconsistent-lock
    delivery.volume = 0u;
    delivery.alarms++;
}

/* Before anybody else uses it, and under the lock of the caller. */

void deliveryInit(void)
{
    delivery.rate = 10u;
}

void addLocked(uint32_t volume)
{
    delivery.volume += volume;
}

void addTwice(uint32_t volume)
{
    pthread_mutex_lock(&lock);
    addLocked(volume);
    addLocked(volume);
    pthread_mutex_unlock(&lock);
}

void raiseAlarm(void)
{
    delivery.alarms++;
}

/* One function with the lock and one without are no habit. */

void countFault(void)
{
    pthread_mutex_lock(&lock);
    faults++;
    pthread_mutex_unlock(&lock);
}

void clearFaults(void)
{
    faults = 0u;
}

/* Different locks: another rule's matter where there are threads. */

void nextRound(void)
{
    pthread_mutex_lock(&lock);
    rounds++;
    pthread_mutex_unlock(&lock);
}

void skipRound(void)
{
    pthread_mutex_lock(&lock);
    rounds += 2u;
    pthread_mutex_unlock(&lock);
}

void lastRound(void)
{
    pthread_mutex_lock(&other);
    rounds = 0u;
    pthread_mutex_unlock(&other);
}

/* A helper that one caller calls without the lock. */

static void put(uint32_t value)
{
    history[rounds % 8u] = value;  // misses: concurrency/inconsistent-lock
}

void keep(uint32_t value)
{
    pthread_mutex_lock(&lock);
    put(value);
    history[0] = value;
    pthread_mutex_unlock(&lock);
}

void keepFirst(uint32_t value)
{
    pthread_mutex_lock(&lock);
    history[1] = value;
    pthread_mutex_unlock(&lock);
}

void keepAnyway(uint32_t value)
{
    put(value);
}

/* Reading without the lock is not looked at. */

void open_(void)
{
    pthread_mutex_lock(&lock);
    isOpen = true;
    pthread_mutex_unlock(&lock);
}

void close_(void)
{
    pthread_mutex_lock(&lock);
    isOpen = false;
    pthread_mutex_unlock(&lock);
}

bool isDeliveryOpen(void)
{
    return isOpen;
}
