/**
 * Stand-in for the kernel: enough to run each unit on the bench and on the
 * host. The product links the certified kernel with the same interface.
 */
#include <string.h>

#include "FreeRTOS.h"
#include "hal.h"
#include "queue.h"
#include "semphr.h"
#include "task.h"

#define TASK_CAPACITY (8u)

typedef struct {
    TaskFunction_t entry;
    const char *name;
    void *argument;
    UBaseType_t priority;
} TaskSlot;

static TaskSlot task_slots[TASK_CAPACITY];
static size_t task_count;

BaseType_t xTaskCreate(TaskFunction_t entry, const char *name, uint16_t stack_words,
                       void *argument, UBaseType_t priority) {
    if ((entry == NULL) || (stack_words == 0u) || (task_count >= TASK_CAPACITY)) {
        return pdFAIL;
    }
    TaskSlot *slot = &task_slots[task_count];
    slot->entry = entry;
    slot->name = name;
    slot->argument = argument;
    slot->priority = priority;
    task_count++;
    return pdPASS;
}

void vTaskDelay(TickType_t ticks) {
    HAL_Delay(ticks);
}

TickType_t xTaskGetTickCount(void) {
    return HAL_GetTick();
}

void vTaskStartScheduler(void) {
    const TaskSlot *chosen = NULL;
    for (size_t i = 0u; i < task_count; i++) {
        if ((chosen == NULL) || (task_slots[i].priority > chosen->priority)) {
            chosen = &task_slots[i];
        }
    }
    if (chosen != NULL) {
        chosen->entry(chosen->argument);
    }
}

BaseType_t xQueueSend(QueueHandle_t queue, const void *item, TickType_t wait) {
    if ((queue == NULL) || (item == NULL)) {
        return pdFAIL;
    }
    const TickType_t start = xTaskGetTickCount();
    while (queue->count >= queue->length) {
        if ((xTaskGetTickCount() - start) >= wait) {
            return pdFAIL;
        }
    }
    const uint32_t slot = (queue->head + queue->count) % queue->length;
    memcpy(&queue->storage[slot * queue->item_size], item, queue->item_size);
    queue->count++;
    return pdPASS;
}

BaseType_t xQueueReceive(QueueHandle_t queue, void *item, TickType_t wait) {
    if ((queue == NULL) || (item == NULL)) {
        return pdFAIL;
    }
    const TickType_t start = xTaskGetTickCount();
    while (queue->count == 0u) {
        if ((xTaskGetTickCount() - start) >= wait) {
            return pdFAIL;
        }
    }
    memcpy(item, &queue->storage[queue->head * queue->item_size], queue->item_size);
    queue->head = (queue->head + 1u) % queue->length;
    queue->count--;
    return pdPASS;
}

UBaseType_t uxQueueMessagesWaiting(const StaticQueue_t *queue) {
    return queue->count;
}

BaseType_t xSemaphoreTake(SemaphoreHandle_t mutex, TickType_t wait) {
    if (mutex == NULL) {
        return pdFAIL;
    }
    const TickType_t start = xTaskGetTickCount();
    while (mutex->taken != 0u) {
        if ((xTaskGetTickCount() - start) >= wait) {
            return pdFAIL;
        }
    }
    mutex->taken = 1u;
    return pdPASS;
}

BaseType_t xSemaphoreGive(SemaphoreHandle_t mutex) {
    if ((mutex == NULL) || (mutex->taken == 0u)) {
        return pdFAIL;
    }
    mutex->taken = 0u;
    return pdPASS;
}
