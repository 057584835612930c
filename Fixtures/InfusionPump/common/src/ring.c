#include "ring.h"

/* 容量は 2 の累乗なので、剰余の代わりにマスクで巻き戻す。 */
#define RING_MASK (RING_CAPACITY - 1u)

bool ring_put(Ring *ring, uint8_t byte) {
    const uint32_t head = ring->head;
    const uint32_t next = (head + 1u) & RING_MASK;
    if (next == ring->tail) {
        ring->dropped++;
        return false;
    }
    ring->data[head] = byte;
    ring->head = next;
    return true;
}

bool ring_get(Ring *ring, uint8_t *byte) {
    const uint32_t tail = ring->tail;
    if (tail == ring->head) {
        return false;
    }
    *byte = ring->data[tail];
    ring->tail = (tail + 1u) & RING_MASK;
    return true;
}

uint32_t ring_count(const Ring *ring) {
    return (ring->head - ring->tail) & RING_MASK;
}
