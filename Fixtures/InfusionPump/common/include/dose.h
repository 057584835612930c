/** Dose arithmetic; all results are microlitres or microlitres per hour. */
#ifndef PUMP_DOSE_H
#define PUMP_DOSE_H

#include "drug_library.h"
#include "pump_types.h"

typedef struct {
    uint32_t micrograms_per_kg_min;
    uint32_t weight_g;
} DoseOrder;

/** Rate for an order and a drug; checks the drug's hard limits. */
PumpStatus dose_rate(const DoseOrder *order, const DrugEntry *drug, MicrolitresPerHour *rate);

/** Microlitres that one motor step moves times the steps. */
Microlitres dose_steps_volume(uint32_t steps, uint32_t nanolitres_per_step);

/** Nanolitres of a basal volume and a bolus together. */
uint64_t dose_total_nl(Microlitres basal, Microlitres bolus);

/** True when the measured rate is the target. */
bool dose_on_target(float measured_ml_h, float target_ml_h);

/** Mean of a rate that ramps up linearly over the first minute. */
float dose_ramp_mean(float target_ml_h);

/** Time to empty in minutes. */
PumpStatus dose_minutes_left(Microlitres remaining, MicrolitresPerHour rate, uint8_t *minutes);

/** Bytes that a schedule of `steps` entries takes. */
size_t dose_schedule_size(uint16_t steps, uint16_t entry_size);

#endif
