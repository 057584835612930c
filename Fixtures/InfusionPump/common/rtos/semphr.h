#ifndef PUMP_SEMPHR_H
#define PUMP_SEMPHR_H

#include "FreeRTOS.h"

typedef StaticSemaphore_t *SemaphoreHandle_t;

/** Takes a mutex; pdPASS, or pdFAIL after `wait` ticks. */
BaseType_t xSemaphoreTake(SemaphoreHandle_t mutex, TickType_t wait);

/** Releases a mutex that the caller holds; pdFAIL when it was free. */
BaseType_t xSemaphoreGive(SemaphoreHandle_t mutex);

#endif
