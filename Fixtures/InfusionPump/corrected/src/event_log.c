#include "event_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "crc32.h"
#include "os.h"

#define LINE_COLUMN (24)

static LogEvent events[LOG_CAPACITY];
static size_t first;
static size_t stored;

void event_log_init(void) {
    first = 0u;
    stored = 0u;
    memset(events, 0, sizeof(events));
}

void event_log_add(LogEventKind kind, uint32_t value, const char *text) {
    LogEvent *event = &events[(first + stored) % LOG_CAPACITY];
    event->time_s = os_uptime_ms() / 1000u;
    event->value = value;
    event->kind = (uint16_t)kind;
    event->source = (uint16_t)(crc32_of((const uint8_t *)text, strlen(text)) & 0xFFFFu);
    strncpy(event->text, text, sizeof(event->text) - 1u);
    event->text[sizeof(event->text) - 1u] = '\0';
    if (stored < LOG_CAPACITY) {
        stored++;
    } else {
        first = (first + 1u) % LOG_CAPACITY;
    }
}

size_t event_log_count(void) {
    return stored;
}

PumpStatus event_log_get(size_t position, LogEvent *event) {
    if (position >= stored) {
        return PUMP_NOT_FOUND;
    }
    *event = events[(first + position) % LOG_CAPACITY];
    return PUMP_OK;
}

/** Fills the start of a line up to the value. */
static int line_start(const LogEvent *event, char *line, size_t capacity) {
    const uint32_t days = event->time_s / 86400u;
    const uint32_t minutes = (event->time_s % 86400u) / 60u;
    return snprintf(line, capacity, "d%" PRIu32 " m%" PRIu32 " %5" PRIu32, days, minutes,
                    event->value);
}

PumpStatus event_log_line(const LogEvent *event, char *line, size_t capacity) {
    const int start = line_start(event, line, capacity);
    if ((start < 0) || ((size_t)start >= capacity)) {
        return PUMP_NO_SPACE;
    }
    const size_t used = (size_t)start;
    const int rest = snprintf(&line[used], capacity - used, " %s", event->text);
    if (rest > LINE_COLUMN) {
        return PUMP_NO_SPACE;
    }
    return ((rest >= 0) && ((size_t)rest < (capacity - used))) ? PUMP_OK : PUMP_NO_SPACE;
}

LogText event_log_kind(LogEventKind kind, char *scratch, size_t capacity) {
    static const char unknown[] = "?";
    LogText result = {unknown, sizeof(unknown) - 1u};
    const int size = snprintf(scratch, capacity, "K%u", (unsigned int)kind & 0xFFu);
    if ((size > 0) && ((size_t)size < capacity)) {
        result.text = scratch;
        result.size = (size_t)size;
    }
    return result;
}

uint32_t event_log_checksum(void) {
    uint32_t crc = CRC32_INITIAL;
    for (size_t i = 0u; i < stored; i++) {
        const LogEvent *event = &events[(first + i) % LOG_CAPACITY];
        crc = crc32_update(crc, (const uint8_t *)event, sizeof(*event));
    }
    return crc32_finish(crc);
}
