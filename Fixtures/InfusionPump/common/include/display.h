/** Text lines of the front panel. */
#ifndef PUMP_DISPLAY_H
#define PUMP_DISPLAY_H

#include "battery.h"
#include "pump_types.h"

#define DISPLAY_COLUMNS (40u)

/** Formats a line; PUMP_NO_SPACE when it was cut. */
__attribute__((format(printf, 3, 4))) PumpStatus display_format(char *line, size_t capacity,
                                                                const char *format, ...);

PumpStatus display_rate(char *line, size_t capacity, MicrolitresPerHour rate);
PumpStatus display_volume(char *line, size_t capacity, Microlitres given, Microlitres planned);
PumpStatus display_battery(char *line, size_t capacity, const BatteryState *battery);
PumpStatus display_drug(char *line, size_t capacity, const char *label, uint32_t rate);
PumpStatus display_uptime(char *line, size_t capacity, uint64_t uptime_ms);
PumpStatus display_serial(char *line, size_t capacity, const char *serial);

#endif
