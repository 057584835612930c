#include "pump_control.h"

#include "event_log.h"

#define RATE_MAX_UL_H (1200000)
#define BOLUS_FACTOR (4u)

typedef PumpMode (*Transition)(PumpControl *control);

static PumpMode reject(PumpControl *control) {
    control->rejected++;
    return control->mode;
}

static PumpMode begin(PumpControl *control) {
    control->given = 0u;
    return (control->rate > 0u) ? PUMP_MODE_INFUSING : PUMP_MODE_PRIMING;
}

static PumpMode resume(PumpControl *control) {
    return (control->rate > 0u) ? PUMP_MODE_INFUSING : control->mode;
}

static PumpMode pause_infusion(PumpControl *control) {
    (void)control;
    return PUMP_MODE_PAUSED;
}

static PumpMode bolus(PumpControl *control) {
    control->rate = PUMP_MIN(control->rate * BOLUS_FACTOR, (MicrolitresPerHour)RATE_MAX_UL_H);
    return PUMP_MODE_BOLUS;
}

static PumpMode sound_alarm(PumpControl *control) {
    control->rate = 0u;
    return PUMP_MODE_ALARM;
}

static PumpMode clear_alarm(PumpControl *control) {
    (void)control;
    return PUMP_MODE_IDLE;
}

/* 行は現在のモード、列は入力。 */
static const Transition transitions[PUMP_MODE_COUNT][PUMP_INPUT_COUNT] = {
    [PUMP_MODE_IDLE] = {begin, reject, reject, sound_alarm, reject},
    [PUMP_MODE_PRIMING] = {resume, pause_infusion, reject, sound_alarm, reject},
    [PUMP_MODE_INFUSING] = {reject, pause_infusion, bolus, sound_alarm, reject},
    [PUMP_MODE_BOLUS] = {reject, pause_infusion, reject, sound_alarm, reject},
    [PUMP_MODE_PAUSED] = {resume, clear_alarm, reject, sound_alarm, reject},
    [PUMP_MODE_ALARM] = {reject, reject, reject, reject, clear_alarm},
};

static const char *const mode_names[PUMP_MODE_COUNT] = {
    "idle", "priming", "infusing", "bolus", "paused", "alarm",
};

void pump_control_init(PumpControl *control) {
    control->mode = PUMP_MODE_IDLE;
    control->rate = 0u;
    control->given = 0u;
    control->rejected = 0u;
}

void pump_control_input(PumpControl *control, PumpInput input) {
    if ((control->mode >= PUMP_MODE_COUNT) || (input >= PUMP_INPUT_COUNT)) {
        control->mode = PUMP_MODE_ALARM;
        return;
    }
    const PumpMode before = control->mode;
    control->mode = transitions[before][input](control);
    if (control->mode != before) {
        event_log_add(LOG_EVENT_MODE, (uint32_t)control->mode,
                      pump_control_mode_name(control->mode));
    }
}

void pump_control_set_rate(PumpControl *control, int32_t requested_ul_h) {
    control->rate = (MicrolitresPerHour)PUMP_CLAMP(requested_ul_h, 0, RATE_MAX_UL_H);
}

const char *pump_control_mode_name(PumpMode mode) {
    return (mode < PUMP_MODE_COUNT) ? mode_names[mode] : "unknown";
}
