/** Types that every unit of the pump shares. */
#ifndef PUMP_TYPES_H
#define PUMP_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Result of an operation; zero is success. */
typedef enum {
    PUMP_OK = 0,
    PUMP_BAD_ARGUMENT,
    PUMP_BAD_FORMAT,
    PUMP_BAD_CHECKSUM,
    PUMP_NOT_FOUND,
    PUMP_NO_SPACE,
    PUMP_DENIED,
    PUMP_TIMED_OUT,
    PUMP_HARDWARE
} PumpStatus;

/** Operating mode, shown on the display and reported by telemetry. */
typedef enum {
    PUMP_MODE_IDLE = 0,
    PUMP_MODE_PRIMING,
    PUMP_MODE_INFUSING,
    PUMP_MODE_BOLUS,
    PUMP_MODE_PAUSED,
    PUMP_MODE_ALARM,
    PUMP_MODE_COUNT
} PumpMode;

/** Volumes are microlitres and rates microlitres per hour throughout. */
typedef uint32_t Microlitres;
typedef uint32_t MicrolitresPerHour;

#define PUMP_ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PUMP_CLAMP(value, low, high) \
    (((value) < (low)) ? (low) : (((value) > (high)) ? (high) : (value)))
#define PUMP_MAX(a, b) (((a) > (b)) ? (a) : (b))
#define PUMP_MIN(a, b) (((a) < (b)) ? (a) : (b))

/** Returns from the caller with the status of a step that failed. */
#define PUMP_RETURN_IF_FAILED(step)          \
    do {                                     \
        const PumpStatus step_status = (step); \
        if (step_status != PUMP_OK) {        \
            return step_status;              \
        }                                    \
    } while (0)

#endif
