/** Operating modes as a table-driven state machine. */
#ifndef PUMP_PUMP_CONTROL_H
#define PUMP_PUMP_CONTROL_H

#include "pump_types.h"

typedef enum {
    PUMP_INPUT_START = 0,
    PUMP_INPUT_STOP,
    PUMP_INPUT_BOLUS,
    PUMP_INPUT_ALARM,
    PUMP_INPUT_CLEAR,
    PUMP_INPUT_COUNT
} PumpInput;

typedef struct {
    PumpMode mode;
    MicrolitresPerHour rate;
    Microlitres given;
    uint32_t rejected;
} PumpControl;

void pump_control_init(PumpControl *control);

/** Applies an input; inputs that the mode does not accept are counted. */
void pump_control_input(PumpControl *control, PumpInput input);

/** Sets the rate, limited to what the drive can deliver. */
void pump_control_set_rate(PumpControl *control, int32_t requested_ul_h);

const char *pump_control_mode_name(PumpMode mode);

#endif
