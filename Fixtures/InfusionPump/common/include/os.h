/** Creation and time services over the kernel; every object is static. */
#ifndef PUMP_OS_H
#define PUMP_OS_H

#include <stdbool.h>
#include <stdint.h>

#include "FreeRTOS.h"
#include "queue.h"
#include "semphr.h"
#include "task.h"

typedef void (*OsTaskEntry)(void *argument);

/** Creates a task; the entry never returns. False when no slot is left. */
bool os_task_create(OsTaskEntry entry, const char *name, void *argument, uint32_t priority);

/** Creates a queue of `length` items in storage of the caller. */
QueueHandle_t os_queue_create(StaticQueue_t *queue, uint8_t *storage, uint32_t length,
                              uint32_t item_size);

/** Creates a mutex in storage of the caller. */
SemaphoreHandle_t os_mutex_create(StaticSemaphore_t *mutex);

/** Suspends the calling task. */
void os_delay_ms(uint32_t delay_ms);

/** Milliseconds since the kernel started. */
uint32_t os_uptime_ms(void);

/** Starts the kernel; returns only when it could not start. */
void os_start(void);

#endif
