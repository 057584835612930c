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
    va_start(arguments, format);  // expect: format/unended-argument-list
    const int written = vsnprintf(line, capacity, format, arguments);
    if (written < 0) {
        return PUMP_BAD_FORMAT;
    }
    va_end(arguments);
    return fitted(written, capacity);
}

PumpStatus display_rate(char *line, size_t capacity, MicrolitresPerHour rate) {
    const int written = snprintf(line, capacity, "%" PRIu32 ".%03" PRIu32 " mL/h", rate / 1000u,
                                 rate % 1000u);
    return fitted(written, capacity);
}

/* uint32_t is long on the target and int on the bench. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat"

PumpStatus display_volume(char *line, size_t capacity, Microlitres given, Microlitres planned) {
    const int written = snprintf(line, capacity, "%lu of %lu uL",  // expect: format/argument-count-mismatch
                                 (unsigned long)given);
    (void)planned;
    return fitted(written, capacity);
}

PumpStatus display_uptime(char *line, size_t capacity, uint64_t uptime_ms) {
    const int written = snprintf(line, capacity, "up %u s", uptime_ms / 1000u);  // expect: format/argument-type-mismatch
    return fitted(written, capacity);
}

/** Adds a mark behind the percentage while the cable is plugged in. */
static void add_charging_mark(char *line, size_t capacity, bool charging) {
    if (!charging) {
        return;
    }
    strncat(line, SUFFIX_CHARGING, capacity);  // expect: call/append-size-misuse
}

PumpStatus display_battery(char *line, size_t capacity, const BatteryState *battery) {
    const int written = snprintf(line, capacity, "battery %u%, %u mV",  // expect: format/invalid-directive
                                 (unsigned int)battery->percent, (unsigned int)battery->millivolts);
    const PumpStatus status = fitted(written, capacity);
    if (status == PUMP_OK) {
        add_charging_mark(line, capacity, battery->charging);
    }
    return status;
}

#pragma GCC diagnostic pop

PumpStatus display_drug(char *line, size_t capacity, const char *label, uint32_t rate) {
    const int written = snprintf(line, capacity, label, rate);  // expect: format/non-literal-format
    return fitted(written, capacity);
}

PumpStatus display_serial(char *line, size_t capacity, const char *serial) {
    if (capacity < DISPLAY_COLUMNS) {
        return PUMP_NO_SPACE;
    }
    const int written = sprintf(line, "serial %s", serial);  // expect: call/unbounded-format
    return fitted(written, capacity);
}
