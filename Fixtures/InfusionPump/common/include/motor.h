/** Stepper motor of the syringe drive. */
#ifndef PUMP_MOTOR_H
#define PUMP_MOTOR_H

#include "pump_types.h"

typedef enum {
    MOTOR_STOPPED = 0,
    MOTOR_STARTING,
    MOTOR_RUNNING,
    MOTOR_STALLED
} MotorState;

typedef struct {
    MotorState state;
    bool door_closed;
    int32_t position;
    uint32_t steps_per_minute;
} Motor;

void motor_init(Motor *motor);
PumpStatus motor_set_rate(Motor *motor, uint32_t steps_per_minute);
void motor_stop(Motor *motor);

/** Advances the drive; call from the control task. */
void motor_service(Motor *motor);

/** Position corrected for the backlash of the lead screw. */
int32_t motor_corrected(const Motor *motor, int32_t raw);

#endif
