#include "watchdog.h"

#include "hal.h"

#define ALL_ALIVE ((1u << WATCHDOG_TASKS) - 1u)

static volatile uint32_t alive;

PumpStatus watchdog_init(void) {
    alive = 0u;
    return (HAL_IWDG_Init(&hiwdg) == HAL_OK) ? PUMP_OK : PUMP_HARDWARE;
}

void watchdog_alive(uint8_t task) {
    if (task < WATCHDOG_TASKS) {
        alive |= 1u << task;
    }
}

PumpStatus watchdog_service(void) {
    if (alive != ALL_ALIVE) {
        return PUMP_OK;
    }
    alive = 0u;
    return (HAL_IWDG_Refresh(&hiwdg) == HAL_OK) ? PUMP_OK : PUMP_HARDWARE;
}

PumpStatus watchdog_prepare_erase(void) {
    /* An erase takes up to two seconds; the period is four. */
    return (HAL_IWDG_Refresh(&hiwdg) == HAL_OK) ? PUMP_OK : PUMP_HARDWARE;
}
