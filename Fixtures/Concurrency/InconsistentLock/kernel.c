#include <stdint.h>

typedef void *SemaphoreHandle_t;
int xSemaphoreTake(SemaphoreHandle_t semaphore, uint32_t wait);
int xSemaphoreGive(SemaphoreHandle_t semaphore);
void vTaskEnterCritical(void);
void vTaskExitCritical(void);
void __disable_irq(void);
void __enable_irq(void);

static SemaphoreHandle_t busMutex;
static uint32_t transfers;
static uint32_t ticks;
static uint32_t errors;

int transfer(void)
{
    if (xSemaphoreTake(busMutex, 10u) != 1) {
        return -1;
    }
    transfers++;
    (void)xSemaphoreGive(busMutex);
    return 0;
}

int transferTwice(void)
{
    if (xSemaphoreTake(busMutex, 10u) != 1) {
        return -1;
    }
    transfers += 2u;
    (void)xSemaphoreGive(busMutex);
    return 0;
}

void retried(void)
{
    transfers--;  // expect: concurrency/inconsistent-lock
}

void tick(void)
{
    vTaskEnterCritical();
    ticks++;
    vTaskExitCritical();
}

void tickTwice(void)
{
    vTaskEnterCritical();
    ticks += 2u;
    vTaskExitCritical();
}

void tickMasked(void)
{
    __disable_irq();
    ticks += 3u;
    __enable_irq();
}

void failed(void)
{
    vTaskEnterCritical();
    errors++;
    vTaskExitCritical();
}

void failedOften(void)
{
    vTaskEnterCritical();
    errors += 10u;
    vTaskExitCritical();
}

void forget(void)
{
    errors = 0u;  // misses: concurrency/inconsistent-lock
}

void BUS_IRQHandler(void)
{
    errors++;
}
