#ifndef PUMP_TASK_H
#define PUMP_TASK_H

#include "FreeRTOS.h"

typedef void (*TaskFunction_t)(void *argument);

/** Registers a task; pdPASS or pdFAIL. */
BaseType_t xTaskCreate(TaskFunction_t entry, const char *name, uint16_t stack_words,
                       void *argument, UBaseType_t priority);

void vTaskDelay(TickType_t ticks);
TickType_t xTaskGetTickCount(void);
void vTaskStartScheduler(void);

#endif
