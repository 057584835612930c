/** Watchdog with one alive bit for each task. */
#ifndef PUMP_WATCHDOG_H
#define PUMP_WATCHDOG_H

#include "pump_types.h"

#define WATCHDOG_TASKS (3u)

PumpStatus watchdog_init(void);

/** A task reports that it is alive. */
void watchdog_alive(uint8_t task);

/** Refreshes the hardware when every task reported. */
PumpStatus watchdog_service(void);

/** Prepares for a long flash operation. */
PumpStatus watchdog_prepare_erase(void);

#endif
