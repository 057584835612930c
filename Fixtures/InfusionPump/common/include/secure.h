/** Primitives whose timing and effect must survive the optimiser. */
#ifndef PUMP_SECURE_H
#define PUMP_SECURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Overwrites a buffer with zeros; the compiler cannot remove it. */
void secure_wipe(void *buffer, size_t size);

/** Compares in a time that depends on the size alone. */
bool secure_equal(const uint8_t *a, const uint8_t *b, size_t size);

/** Fills a buffer from the device's random generator. */
bool secure_random(uint8_t *out, size_t size);

#endif
