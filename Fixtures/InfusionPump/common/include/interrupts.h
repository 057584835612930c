/** State that the handlers share with the tasks. */
#ifndef PUMP_INTERRUPTS_H
#define PUMP_INTERRUPTS_H

#include "pump_types.h"
#include "ring.h"

extern Ring uart_ring;

/** Pulses of the drop sensor since the last call. */
uint32_t interrupts_take_drops(void);

/** True once after the door switch opened. */
bool interrupts_take_door_opened(void);

/** Overruns of the sampling timer. */
uint32_t interrupts_overruns(void);

/** Latest raw pressure, 12 bits. */
uint16_t interrupts_pressure(void);

#endif
