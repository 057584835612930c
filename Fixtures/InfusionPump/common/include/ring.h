/** Byte ring between one handler (writer) and one task (reader). */
#ifndef PUMP_RING_H
#define PUMP_RING_H

#include <stdbool.h>
#include <stdint.h>

#define RING_CAPACITY (256u)

typedef struct {
    volatile uint8_t data[RING_CAPACITY];
    volatile uint32_t head;
    volatile uint32_t tail;
    volatile uint32_t dropped;
} Ring;

/** Appends a byte; false (and counted) when the ring is full. */
bool ring_put(Ring *ring, uint8_t byte);

/** Takes the oldest byte; false when the ring is empty. */
bool ring_get(Ring *ring, uint8_t *byte);

/** Number of bytes that wait. */
uint32_t ring_count(const Ring *ring);

#endif
