/** Kernel types, shaped like the certified kernel that product builds link. */
#ifndef PUMP_FREERTOS_H
#define PUMP_FREERTOS_H

#include <stddef.h>
#include <stdint.h>

typedef long BaseType_t;
typedef unsigned long UBaseType_t;
typedef uint32_t TickType_t;

#define pdFALSE ((BaseType_t)0)
#define pdTRUE ((BaseType_t)1)
#define pdPASS (pdTRUE)
#define pdFAIL (pdFALSE)
#define portMAX_DELAY ((TickType_t)0xFFFFFFFFu)
#define pdMS_TO_TICKS(ms) ((TickType_t)(ms))

typedef struct {
    uint8_t *storage;
    uint32_t length;
    uint32_t item_size;
    volatile uint32_t head;
    volatile uint32_t count;
} StaticQueue_t;

typedef struct {
    volatile uint32_t taken;
} StaticSemaphore_t;

#endif
