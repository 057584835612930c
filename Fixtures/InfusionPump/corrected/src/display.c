#include "display.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SUFFIX_CHARGING " +"

/** Turns the result of snprintf into a status. */
static PumpStatus fitted(int written, size_t capacity) {
    return ((written >= 0) && ((size_t)written < capacity)) ? PUMP_OK : PUMP_NO_SPACE;
}

PumpStatus display_format(char *line, size_t capacity, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int written = vsnprintf(line, capacity, format, arguments);
    va_end(arguments);
    return fitted(written, capacity);
}

PumpStatus display_rate(char *line, size_t capacity, MicrolitresPerHour rate) {
    const int written = snprintf(line, capacity, "%" PRIu32 ".%03" PRIu32 " mL/h", rate / 1000u,
                                 rate % 1000u);
    return fitted(written, capacity);
}

PumpStatus display_volume(char *line, size_t capacity, Microlitres given, Microlitres planned) {
    const int written = snprintf(line, capacity, "%" PRIu32 " of %" PRIu32 " uL", given, planned);
    return fitted(written, capacity);
}

PumpStatus display_uptime(char *line, size_t capacity, uint64_t uptime_ms) {
    const uint32_t uptime_s = (uint32_t)((uptime_ms / 1000u) & 0xFFFFFFFFu);
    const int written = snprintf(line, capacity, "up %" PRIu32 " s", uptime_s);
    return fitted(written, capacity);
}

/** Adds a mark behind the percentage while the cable is plugged in. */
static void add_charging_mark(char *line, size_t capacity, bool charging) {
    if (!charging) {
        return;
    }
    const size_t used = strlen(line);
    if ((capacity - used) > strlen(SUFFIX_CHARGING)) {
        strncat(line, SUFFIX_CHARGING, (capacity - used) - 1u);
    }
}

PumpStatus display_battery(char *line, size_t capacity, const BatteryState *battery) {
    const int written = snprintf(line, capacity, "battery %u%%, %u mV",
                                 (unsigned int)battery->percent, (unsigned int)battery->millivolts);
    const PumpStatus status = fitted(written, capacity);
    if (status == PUMP_OK) {
        add_charging_mark(line, capacity, battery->charging);
    }
    return status;
}

PumpStatus display_drug(char *line, size_t capacity, const char *label, uint32_t rate) {
    const int written = snprintf(line, capacity, "%s %" PRIu32, label, rate);
    return fitted(written, capacity);
}

PumpStatus display_serial(char *line, size_t capacity, const char *serial) {
    if (capacity < DISPLAY_COLUMNS) {
        return PUMP_NO_SPACE;
    }
    const int written = snprintf(line, capacity, "serial %s", serial);
    return fitted(written, capacity);
}
