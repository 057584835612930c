/** Ultrasonic air-in-line detection. */
#ifndef PUMP_AIR_DETECTOR_H
#define PUMP_AIR_DETECTOR_H

#include "pump_types.h"

typedef struct {
    uint32_t bubble_ul;
    uint32_t window_ul;
    uint32_t samples;
} AirDetector;

void air_detector_init(AirDetector *detector);

/** Adds a sample taken while `moved_ul` passed; true when the limit is exceeded. */
bool air_detector_sample(AirDetector *detector, uint16_t echo, Microlitres moved_ul);

#endif
