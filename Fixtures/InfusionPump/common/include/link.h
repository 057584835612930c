/** Reliable transport over the serial link to the radio module. */
#ifndef PUMP_LINK_H
#define PUMP_LINK_H

#include "pump_types.h"

/** Sends a frame and waits for its acknowledgement, with retries. */
PumpStatus link_send(const uint8_t *frame, uint16_t size);

/** Decodes an escaped frame; returns through `decoded_size`. */
PumpStatus link_decode(const uint8_t *raw, size_t size, uint8_t *out, size_t capacity,
                       size_t *decoded_size);

#endif
