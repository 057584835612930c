#ifndef PUMP_QUEUE_H
#define PUMP_QUEUE_H

#include "FreeRTOS.h"

typedef StaticQueue_t *QueueHandle_t;

/** Copies an item to the end of a queue; pdPASS, or pdFAIL when it stayed full. */
BaseType_t xQueueSend(QueueHandle_t queue, const void *item, TickType_t wait);

/** Takes the oldest item; pdPASS, or pdFAIL when the queue stayed empty. */
BaseType_t xQueueReceive(QueueHandle_t queue, void *item, TickType_t wait);

UBaseType_t uxQueueMessagesWaiting(const StaticQueue_t *queue);

#endif
