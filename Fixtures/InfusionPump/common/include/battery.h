/** Battery gauge on the I2C bus. */
#ifndef PUMP_BATTERY_H
#define PUMP_BATTERY_H

#include "pump_types.h"

typedef struct {
    uint16_t millivolts;
    uint8_t percent;
    bool charging;
} BatteryState;

/** Reads the gauge; the state is unchanged on failure. */
PumpStatus battery_read(BatteryState *state);

/** Charge for a cell voltage, from the discharge curve. */
uint8_t battery_percent(uint16_t millivolts);

#endif
