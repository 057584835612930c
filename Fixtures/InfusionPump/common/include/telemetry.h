/** Reports to the hospital gateway over Wi-Fi. */
#ifndef PUMP_TELEMETRY_H
#define PUMP_TELEMETRY_H

#include "pump_types.h"

typedef struct {
    uint8_t *data;
    uint16_t size;
    uint8_t kind;
} TelemetryItem;

PumpStatus telemetry_init(void);

/** Connects to the gateway. */
PumpStatus telemetry_connect(const char *host);

/** Queues a report; the data is copied. */
PumpStatus telemetry_post(uint8_t kind, const uint8_t *data, size_t size);

/** Sends the queued reports. */
PumpStatus telemetry_flush(void);

/** Applies the interval that the gateway asked for; reports per hour go to `per_hour`. */
PumpStatus telemetry_set_interval(const uint8_t *payload, size_t size, uint32_t *per_hour);

/** Milliseconds until the next attempt. */
uint32_t telemetry_backoff(uint32_t attempt);

/** Fills the header of a report. */
void telemetry_header(uint8_t header[4], uint8_t kind);

/** Entry of the telemetry task. */
void telemetry_task(void *argument);

#endif
