#include "motor.h"

#include "event_log.h"
#include "hal.h"
#include "units.h"

#define STEPS_MAX (6000u)
#define BACKLASH_SHIFT (4u)
#define BACKLASH_STEPS (-3)
#define TIMER_CLOCK_PER_MINUTE (60000000u)
#define STALL_PIN (GPIO_PIN(9))

static volatile uint32_t brake_engaged = 1u;
static volatile uint32_t timer_running;

static bool stalled(void) {
    return HAL_GPIO_ReadPin(GPIOA, STALL_PIN) == GPIO_PIN_SET;
}

void motor_init(Motor *motor) {
    motor->state = MOTOR_STOPPED;
    motor->door_closed = true;
    motor->position = 0;
    motor->steps_per_minute = 0u;
    UNITS_DRIVE_OFF(brake_engaged, timer_running);
}

/** Programs the step timer; the caller made sure that the rate is not zero. */
static PumpStatus start_timer(uint32_t steps_per_minute) {
    TIM3->ARR = (TIMER_CLOCK_PER_MINUTE / steps_per_minute) - 1u;
    UNITS_DRIVE_ON(brake_engaged, timer_running);
    return (HAL_TIM_Base_Start_IT(&htim3) == HAL_OK) ? PUMP_OK : PUMP_HARDWARE;
}

PumpStatus motor_set_rate(Motor *motor, uint32_t steps_per_minute) {
    if (steps_per_minute > STEPS_MAX) {
        return PUMP_BAD_ARGUMENT;
    }
    motor->steps_per_minute = steps_per_minute;
    if (steps_per_minute == 0u) {
        motor_stop(motor);
        return PUMP_OK;
    }
    if (motor->door_closed && (motor->state = MOTOR_STOPPED)) {  // expect: expression/assignment-in-condition
        motor->state = MOTOR_STARTING;
        return start_timer(steps_per_minute);
    }
    return PUMP_OK;
}

void motor_stop(Motor *motor) {
    if (HAL_TIM_Base_Stop_IT(&htim3) != HAL_OK) {
        event_log_add(LOG_EVENT_FAULT, 0u, "step timer");
    }
    UNITS_DRIVE_OFF(brake_engaged, timer_running);
    motor->state = MOTOR_STOPPED;
}

/** Direction of the next correction. */
static int32_t correction(const Motor *motor) {
    if (motor->position > 0) {  // expect: control/duplicate-branch
        return -1;
    } else {
        return -1;
    }
}

void motor_service(Motor *motor) {
    switch (motor->state) {
    case MOTOR_STARTING:
        motor->state = stalled() ? MOTOR_STALLED : MOTOR_RUNNING;
        break;
    case MOTOR_RUNNING:
        if (stalled()) {
            motor->state = MOTOR_STALLED;
            event_log_add(LOG_EVENT_FAULT, motor->steps_per_minute, "stall");
        }
        break;
    case MOTOR_STALLED:
        motor_stop(motor);
        motor->position += correction(motor);
        break;
    case MOTOR_STOPPED:
    default:
        break;
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshift-negative-value"
int32_t motor_corrected(const Motor *motor, int32_t raw) {
    const int32_t microsteps = BACKLASH_STEPS << BACKLASH_SHIFT;  // expect: expression/signed-shift
    return (motor->position < 0) ? (raw + microsteps) : raw;
}
#pragma GCC diagnostic pop
