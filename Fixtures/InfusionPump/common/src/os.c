#include "os.h"

#define OS_STACK_WORDS (512u)

bool os_task_create(OsTaskEntry entry, const char *name, void *argument, uint32_t priority) {
    return xTaskCreate(entry, name, OS_STACK_WORDS, argument, priority) == pdPASS;
}

QueueHandle_t os_queue_create(StaticQueue_t *queue, uint8_t *storage, uint32_t length,
                              uint32_t item_size) {
    if ((queue == NULL) || (storage == NULL) || (length == 0u) || (item_size == 0u)) {
        return NULL;
    }
    queue->storage = storage;
    queue->length = length;
    queue->item_size = item_size;
    queue->head = 0u;
    queue->count = 0u;
    return queue;
}

SemaphoreHandle_t os_mutex_create(StaticSemaphore_t *mutex) {
    if (mutex != NULL) {
        mutex->taken = 0u;
    }
    return mutex;
}

void os_delay_ms(uint32_t delay_ms) {
    vTaskDelay(pdMS_TO_TICKS(delay_ms));
}

uint32_t os_uptime_ms(void) {
    return xTaskGetTickCount();
}

void os_start(void) {
    vTaskStartScheduler();
}
