/** Occlusion detection from the two pressure sensors. */
#ifndef PUMP_OCCLUSION_H
#define PUMP_OCCLUSION_H

#include "pump_types.h"

typedef struct {
    uint16_t upstream;
    uint16_t downstream;
} PressurePair;

/** Difference between the sensors in counts. */
int32_t occlusion_difference(const PressurePair *pressure);

/** Highest of the last samples of the ADC. */
PumpStatus occlusion_peak(uint16_t *peak);

/** Median of the last `samples` values. */
PumpStatus occlusion_median(const uint16_t *values, uint8_t samples, uint16_t *median);

/** True when the sample cannot come from a working sensor. */
bool occlusion_sensor_stuck(uint32_t sample);

/** Reads the calibration of the sensor. */
PumpStatus occlusion_load_calibration(uint8_t calibration[8]);

#endif
