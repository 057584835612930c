#include "dose.h"

#include "units.h"

#define GRAMS_PER_KG (1000u)
#define MINUTES_PER_HOUR (60u)
#define SCHEDULE_HEADER (16u)
#define RATE_EPSILON (0.05f)
#define RAMP_STEPS (10u)

/** Micrograms an hour for an order; the order's ranges keep it below 2^63. */
static uint64_t micrograms_per_hour(const DoseOrder *order) {
    const uint64_t per_minute = (uint64_t)order->micrograms_per_kg_min * order->weight_g;
    return (per_minute * MINUTES_PER_HOUR) / GRAMS_PER_KG;
}

PumpStatus dose_rate(const DoseOrder *order, const DrugEntry *drug, MicrolitresPerHour *rate) {
    const uint64_t concentration = drug->micrograms_per_ml;
    if (concentration == 0u) {
        return PUMP_BAD_ARGUMENT;
    }
    const uint64_t needed = (micrograms_per_hour(order) * 1000u) / concentration;
    if (needed > drug->hard_limit_ul_h) {
        return PUMP_DENIED;
    }
    *rate = (MicrolitresPerHour)needed;
    return PUMP_OK;
}

Microlitres dose_steps_volume(uint32_t steps, uint32_t nanolitres_per_step) {
    if ((nanolitres_per_step != 0u) && (steps > (UINT32_MAX / nanolitres_per_step))) {
        return UNITS_UL_FROM_NL(UINT32_MAX);
    }
    return UNITS_UL_FROM_NL(steps * nanolitres_per_step);
}

uint64_t dose_total_nl(Microlitres basal, Microlitres bolus) {
    return UNITS_NL_FROM_UL((uint64_t)basal + bolus);
}

bool dose_on_target(float measured_ml_h, float target_ml_h) {
    const float difference = measured_ml_h - target_ml_h;
    return (difference < RATE_EPSILON) && (difference > -RATE_EPSILON);
}

float dose_ramp_mean(float target_ml_h) {
    float sum = 0.0f;
    for (uint32_t step = 1u; step <= RAMP_STEPS; step++) {
        sum += (target_ml_h * (float)step) / (float)RAMP_STEPS;
    }
    return sum / (float)RAMP_STEPS;
}

PumpStatus dose_minutes_left(Microlitres remaining, MicrolitresPerHour rate, uint8_t *minutes) {
    uint8_t result = UINT8_MAX;
    if (rate == 0u) {
        return PUMP_BAD_ARGUMENT;
    }
    const uint64_t left = ((uint64_t)remaining * MINUTES_PER_HOUR) / rate;
    if (left < UINT8_MAX) {
        result = (uint8_t)left;
    }
    *minutes = result;
    return PUMP_OK;
}

size_t dose_schedule_size(uint16_t steps, uint16_t entry_size) {
    const size_t bytes = ((size_t)steps * entry_size) + SCHEDULE_HEADER;
    return bytes;
}
