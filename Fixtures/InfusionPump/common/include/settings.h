/** Settings in flash, with a checksum and two copies. */
#ifndef PUMP_SETTINGS_H
#define PUMP_SETTINGS_H

#include "pump_types.h"

#define SETTINGS_RECORD_SIZE (32u)

typedef struct {
    uint32_t serial;
    uint32_t max_rate_ul_h;
    uint16_t occlusion_limit;
    uint8_t volume_level;
    uint8_t language;
} Settings;

PumpStatus settings_init(void);
PumpStatus settings_load(Settings *settings);
PumpStatus settings_save(const Settings *settings);

/** Erases both copies. */
PumpStatus settings_erase(void);

/** Compares the stored bytes with the expected ones. */
PumpStatus settings_verify(uint32_t offset, const uint8_t *wanted, size_t size);

#endif
