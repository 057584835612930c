/** Frames from the radio module: handheld, gateway and update channels. */
#ifndef PUMP_RADIO_H
#define PUMP_RADIO_H

#include "pump_types.h"

#define RADIO_FRAME_MAX (160u)

/** Handles one decoded frame; its first byte is the channel. */
PumpStatus radio_dispatch(const uint8_t *frame, size_t size);

/** Entry of the radio task. */
void radio_task(void *argument);

#endif
