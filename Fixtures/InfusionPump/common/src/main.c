/** Start-up order of the pump and its two foreground tasks. */
#include "air_detector.h"
#include "alarm.h"
#include "bytes.h"
#include "console.h"
#include "drug_library.h"
#include "event_log.h"
#include "hal.h"
#include "interrupts.h"
#include "keypad.h"
#include "maintenance.h"
#include "motor.h"
#include "occlusion.h"
#include "os.h"
#include "pump_control.h"
#include "radio.h"
#include "rtc.h"
#include "self_test.h"
#include "settings.h"
#include "telemetry.h"
#include "watchdog.h"

#define CONTROL_PERIOD_MS (100u)
#define CONTROL_PRIORITY (5u)
#define SERVICE_PRIORITY (2u)
#define RADIO_PRIORITY (3u)
#define TELEMETRY_PRIORITY (1u)
#define STATUS_KIND (1u)
#define STATUS_SIZE (5u)
#define WATCHDOG_CONTROL (0u)
#define WATCHDOG_SERVICE (1u)
#define PRESSURE_DEFAULT_LIMIT (3000u)
#define UL_PER_STEP_H (60u)

typedef struct {
    PumpControl control;
    Motor motor;
    AirDetector air;
    Settings settings;
    bool locked;
} PumpApplication;

static PumpApplication application;

static void handle_keys(PumpApplication *pump) {
    const Key key = keypad_scan();
    const bool lock_changed = keypad_handle(key, &pump->locked);
    if (lock_changed || pump->locked) {
        return;
    }
    switch (key) {
    case KEY_START:
        pump_control_input(&pump->control, PUMP_INPUT_START);
        break;
    case KEY_STOP:
        motor_stop(&pump->motor);
        pump_control_input(&pump->control, PUMP_INPUT_STOP);
        break;
    case KEY_SILENCE:
        if (alarm_acknowledge(ALARM_OCCLUSION) != PUMP_OK) {
            event_log_add(LOG_EVENT_ALARM, 0u, "nothing to silence");
        }
        break;
    case KEY_UP:
    case KEY_DOWN:
    case KEY_OK:
    case KEY_LOCK:
    case KEY_NONE:
    default:
        break;
    }
}

static void check_line(PumpApplication *pump) {
    const uint16_t pressure = interrupts_pressure();
    if (pressure > pump->settings.occlusion_limit) {
        alarm_raise(ALARM_OCCLUSION);
    }
    if (air_detector_sample(&pump->air, pressure, pump->motor.steps_per_minute)) {
        alarm_raise(ALARM_AIR);
    }
    if (interrupts_take_door_opened()) {
        pump->motor.door_closed = false;
        alarm_raise(ALARM_DOOR);
    }
    if (alarm_highest() >= ALARM_PRIORITY_MEDIUM) {
        motor_stop(&pump->motor);
        pump_control_input(&pump->control, PUMP_INPUT_ALARM);
    }
}

/** Reports mode and rate to the gateway; a full queue is not an error. */
static void report_status(const PumpApplication *pump) {
    uint8_t report[STATUS_SIZE];
    report[0] = (uint8_t)pump->control.mode;
    bytes_put32(&report[1], pump->control.rate);
    (void)telemetry_post(STATUS_KIND, report, sizeof(report));
}

/** Control loop: keys, sensors, drive, alarms. */
static void control_task(void *argument) {
    PumpApplication *pump = argument;
    for (;;) {
        handle_keys(pump);
        check_line(pump);
        if (motor_set_rate(&pump->motor, pump->control.rate / UL_PER_STEP_H) != PUMP_OK) {
            alarm_raise(ALARM_HARDWARE);
        }
        motor_service(&pump->motor);
        report_status(pump);
        alarm_service(os_uptime_ms(), pump->motor.state == MOTOR_RUNNING, pump->motor.door_closed);
        watchdog_alive(WATCHDOG_CONTROL);
        if (watchdog_service() != PUMP_OK) {
            event_log_add(LOG_EVENT_FAULT, 0u, "watchdog");
        }
        os_delay_ms(CONTROL_PERIOD_MS);
    }
}

/** Maintenance port: one command a line. */
static void service_task(void *argument) {
    (void)argument;
    char line[CONSOLE_LINE_MAX];
    char answer[CONSOLE_LINE_MAX];
    for (;;) {
        PumpStatus status = console_read_line(line, sizeof(line));
        if (status == PUMP_OK) {
            status = maintenance_run(line, answer, sizeof(answer));
            event_log_add(LOG_EVENT_LOGIN, (uint32_t)status, "maintenance");
        }
        watchdog_alive(WATCHDOG_SERVICE);
        os_delay_ms(CONTROL_PERIOD_MS);
    }
}

static void load_settings(Settings *settings) {
    PumpStatus status = settings_init();
    if (status == PUMP_OK) {
        status = settings_load(settings);
    }
    if (status != PUMP_OK) {
        settings->serial = 0u;
        settings->max_rate_ul_h = 0u;
        settings->occlusion_limit = PRESSURE_DEFAULT_LIMIT;
        settings->volume_level = 5u;
        settings->language = 0u;
        event_log_add(LOG_EVENT_FAULT, 0u, "settings lost");
    }
}

static PumpStatus start_hardware(void) {
    if (HAL_Init() != HAL_OK) {
        return PUMP_HARDWARE;
    }
    PUMP_RETURN_IF_FAILED(watchdog_init());
    PUMP_RETURN_IF_FAILED(rtc_start());
    return (HAL_TIM_Base_Start_IT(&htim2) == HAL_OK) ? PUMP_OK : PUMP_HARDWARE;
}

/** True when every task has a slot. */
static bool create_tasks(PumpApplication *pump) {
    if (!os_task_create(control_task, "control", pump, CONTROL_PRIORITY)) {
        return false;
    }
    if (!os_task_create(service_task, "service", NULL, SERVICE_PRIORITY)) {
        return false;
    }
    if (!os_task_create(radio_task, "radio", NULL, RADIO_PRIORITY)) {
        return false;
    }
    return os_task_create(telemetry_task, "telemetry", NULL, TELEMETRY_PRIORITY);
}

int main(void) {
    SelfTestStep failed = SELF_TEST_MEMORY;
    event_log_init();
    alarm_init();
    if (start_hardware() != PUMP_OK) {
        self_test_halt();
        return 1;
    }
    if (self_test_run(&failed) != PUMP_OK) {
        event_log_add(LOG_EVENT_FAULT, (uint32_t)failed, "self test");
        self_test_halt();
        return 1;
    }
    drug_library_init();
    pump_control_init(&application.control);
    motor_init(&application.motor);
    air_detector_init(&application.air);
    load_settings(&application.settings);
    if (telemetry_init() != PUMP_OK) {
        event_log_add(LOG_EVENT_FAULT, 0u, "telemetry");
    }
    if (create_tasks(&application)) {
        os_start();
    }
    self_test_halt();
    return 1;
}
