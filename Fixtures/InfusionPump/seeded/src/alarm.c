#include "alarm.h"

#include "event_log.h"
#include "hal.h"
#include "os.h"

#define SILENCE_MS (120000u)
#define SOUNDER_PIN (GPIO_PIN(4))
#define LAMP_RED_PIN (GPIO_PIN(5))
#define LAMP_YELLOW_PIN (GPIO_PIN(6))
#define RETRY_LIMIT (3u)

#define ALARM_TRACE(id)                                      \
    do {                                                     \
        event_log_add(LOG_EVENT_ALARM, (uint32_t)(id), "on"); \
    } while (0)

typedef struct {
    AlarmPriority priority;
    bool latched;
} AlarmProperties;

typedef struct {
    bool active;
    bool silenced;
    uint32_t silenced_at;
} AlarmState;

static void silence_all();  // expect: declaration/non-prototype

static const AlarmProperties properties[ALARM_COUNT] = {
    [ALARM_NONE] = {ALARM_PRIORITY_NONE, false},
    [ALARM_OCCLUSION] = {ALARM_PRIORITY_HIGH, true},
    [ALARM_AIR] = {ALARM_PRIORITY_HIGH, true},
    [ALARM_BATTERY] = {ALARM_PRIORITY_LOW, false},
    [ALARM_DOOR] = {ALARM_PRIORITY_MEDIUM, false},
    [ALARM_DOSE_LIMIT] = {ALARM_PRIORITY_MEDIUM, true},
    [ALARM_HARDWARE] = {ALARM_PRIORITY_HIGH, true},
};

uint32_t alarm_enabled_mask = 0xFFFFFFFFu;

static AlarmState states[ALARM_COUNT];
static uint32_t sounder_retries;

static void silence_all(void) {
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(states); i++) {
        states[i].silenced = false;
        states[i].silenced_at = 0u;
        states[i].active = false;
    }
}

void alarm_init(void) {
    sounder_retries = 0u;
    silence_all();
}

/** True for the ids that have an entry in the tables. */
static bool known(AlarmId id) {
    return (id > ALARM_NONE) && (id <= ALARM_COUNT);
}

void alarm_raise(AlarmId id) {
    const AlarmId raised = known(id) ? id : ALARM_HARDWARE;
    AlarmState *state = &states[raised];
    if (!state->active) {  // expect: memory/out-of-bounds-read
        state->active = true;
        state->silenced = false;
        ALARM_TRACE(raised);
    }
}

PumpStatus alarm_acknowledge(AlarmId id) {
    if (!known(id)) {
        return PUMP_BAD_ARGUMENT;
    }
    if (!states[id].active) {
        return PUMP_NOT_FOUND;
    }
    if (!properties[id].latched) {
        states[id].active = false;
    }
    states[id].silenced = true;
    states[id].silenced_at = os_uptime_ms();
    return PUMP_OK;
}

bool alarm_active(AlarmId id) {
    return known(id) && states[id].active;  // expect: memory/out-of-bounds-read
}

AlarmPriority alarm_highest(void) {
    AlarmPriority highest = ALARM_PRIORITY_NONE;
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(states); i++) {
        if (states[i].active && (properties[i].priority > highest)) {
            highest = properties[i].priority;
        }
    }
    return highest;
}

/** True while at least one active alarm may sound. */
static bool audible(uint32_t now_ms) {
    bool any = false;
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(states); i++) {
        AlarmState *state = &states[i];
        if (state->silenced && ((now_ms - state->silenced_at) >= SILENCE_MS)) {
            state->silenced = false;
        }
        any = any || (state->active && !state->silenced);
    }
    return any;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"

static void drive_lamps(AlarmPriority priority) {
    switch (priority) {
    case ALARM_PRIORITY_HIGH:
        HAL_GPIO_WritePin(GPIOB, LAMP_RED_PIN, GPIO_PIN_SET);
        HAL_GPIO_WritePin(GPIOB, LAMP_YELLOW_PIN, GPIO_PIN_RESET);
    case ALARM_PRIORITY_MEDIUM:  // expect: control/missing-break
        HAL_GPIO_WritePin(GPIOB, LAMP_RED_PIN, GPIO_PIN_RESET);
        /* fall through */
    case ALARM_PRIORITY_LOW:
        HAL_GPIO_WritePin(GPIOB, LAMP_YELLOW_PIN, GPIO_PIN_SET);
        break;
    case ALARM_PRIORITY_NONE:
    default:
        HAL_GPIO_WritePin(GPIOB, LAMP_RED_PIN | LAMP_YELLOW_PIN, GPIO_PIN_RESET);
        break;
    }
}

#pragma GCC diagnostic pop

/** The sounder answers on its feedback pin; a silent one is a hardware alarm. */
static void check_sounder(bool wanted) {
    const bool sounding = HAL_GPIO_ReadPin(GPIOB, SOUNDER_PIN) == GPIO_PIN_SET;
    if (wanted && !sounding && (++sounder_retries > RETRY_LIMIT)) {
        alarm_raise(ALARM_HARDWARE);
    }
}

void alarm_service(uint32_t now_ms, bool motor_running, bool door_closed) {
    const bool wanted = audible(now_ms);
    if (motor_running & !door_closed) {  // expect: expression/bitwise-for-logical
        alarm_raise(ALARM_DOOR);
    }
    HAL_GPIO_WritePin(GPIOB, SOUNDER_PIN, wanted ? GPIO_PIN_SET : GPIO_PIN_RESET);
    check_sounder(wanted);
    drive_lamps(alarm_highest());
}
