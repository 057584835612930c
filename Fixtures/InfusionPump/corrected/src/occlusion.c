#include "occlusion.h"

#include <string.h>

#include "hal.h"

#define SAMPLE_MASK (0x0FFFu)
#define SAMPLE_FULL_SCALE (4095u)
#define SAMPLES_MAX (31u)
#define PEAK_SAMPLES (8u)
#define ADC_TIMEOUT_MS (5u)
#define SENSOR_ADDRESS (0x28u)
#define SENSOR_CALIBRATION (0x10u)
#define CALIBRATION_SIZE (8u)
#define SENSOR_TIMEOUT_MS (10u)

int32_t occlusion_difference(const PressurePair *pressure) {
    return (int32_t)pressure->downstream - (int32_t)pressure->upstream;
}

/** Conversions since start-up, for the service screen. */
static uint32_t conversions;

/** One conversion; zero when the converter does not answer. */
static uint16_t next_sample(void) {
    conversions++;
    if (HAL_ADC_Start(&hadc1) != HAL_OK) {
        return 0u;
    }
    if (HAL_ADC_PollForConversion(&hadc1, ADC_TIMEOUT_MS) != HAL_OK) {
        return 0u;
    }
    return (uint16_t)(HAL_ADC_GetValue(&hadc1) & SAMPLE_MASK);
}

PumpStatus occlusion_peak(uint16_t *peak) {
    uint16_t highest = 0u;
    for (uint32_t i = 0u; i < PEAK_SAMPLES; i++) {
        const uint16_t sample = next_sample();
        highest = PUMP_MAX(highest, sample);
    }
    if (highest == 0u) {
        return PUMP_HARDWARE;
    }
    *peak = highest;
    return PUMP_OK;
}

/** Moves a value down to its place in a sorted row. */
static void insert_sorted(uint16_t *sorted, size_t count, uint16_t value) {
    size_t at = count;
    while ((at > 0u) && (sorted[at - 1u] > value)) {
        sorted[at] = sorted[at - 1u];
        at--;
    }
    sorted[at] = value;
}

PumpStatus occlusion_median(const uint16_t *values, uint8_t samples, uint16_t *median) {
    if ((samples == 0u) || (samples > SAMPLES_MAX)) {
        return PUMP_BAD_ARGUMENT;
    }
    uint16_t sorted[SAMPLES_MAX];
    for (size_t i = 0u; i < samples; i++) {
        insert_sorted(sorted, i, values[i]);
    }
    *median = sorted[samples / 2u];
    return PUMP_OK;
}

bool occlusion_sensor_stuck(uint32_t sample) {
    return (sample & SAMPLE_MASK) >= SAMPLE_FULL_SCALE;
}

PumpStatus occlusion_load_calibration(uint8_t calibration[8]) {
    uint8_t raw[CALIBRATION_SIZE] = {0};
    if (HAL_I2C_Mem_Read(&hi2c1, SENSOR_ADDRESS, SENSOR_CALIBRATION, raw, sizeof(raw),
                         SENSOR_TIMEOUT_MS) != HAL_OK) {
        return PUMP_HARDWARE;
    }
    memcpy(calibration, raw, CALIBRATION_SIZE);
    return PUMP_OK;
}
