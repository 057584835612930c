#include "event_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "crc32.h"
#include "os.h"

#define LINE_COLUMN (24)
#define SECONDS_TO_2000 (946684800u)

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
    event->source = (uint16_t)(uintptr_t)text;  // expect: conversion/pointer-truncation
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
    const time_t seconds = (time_t)event->time_s + (time_t)SECONDS_TO_2000;
    const struct tm *date = gmtime(&seconds);  // expect: call/non-reentrant-library
    if (date == NULL) {
        return -1;
    }
    return snprintf(line, capacity, "%04d-%02d-%02d %5" PRIu32, date->tm_year + 1900,
                    date->tm_mon + 1, date->tm_mday, event->value);
}

PumpStatus event_log_line(const LogEvent *event, char *line, size_t capacity) {
    const int start = line_start(event, line, capacity);
    if ((start < 0) || ((size_t)start >= capacity)) {
        return PUMP_NO_SPACE;
    }
    const size_t used = (size_t)start;
    int column = 0;
    const int rest = snprintf(&line[used], capacity - used, " %s%n",  // expect: format/write-count-directive
                              event->text, &column);
    if (column > LINE_COLUMN) {
        return PUMP_NO_SPACE;
    }
    return ((rest >= 0) && ((size_t)rest < (capacity - used))) ? PUMP_OK : PUMP_NO_SPACE;
}

LogText event_log_kind(LogEventKind kind, char *scratch, size_t capacity) {
    static const char unknown[] = "?";
    LogText result = {unknown, sizeof(unknown) - 1u};
    char buffer[16];
    const int size = snprintf(buffer, sizeof(buffer), "K%u", (unsigned int)kind & 0xFFu);
    (void)scratch;
    if ((size > 0) && ((size_t)size < capacity)) {
        result.text = buffer;  // expect: declaration/returned-local-address
        result.size = (size_t)size;
    }
    return result;
}

uint32_t event_log_checksum(void) {
    uint32_t crc = CRC32_INITIAL;
    for (size_t i = 0u; i < stored; i++) {
        const LogEvent *event = &events[(first + i) % LOG_CAPACITY];
        crc = crc32_update(crc, (const uint8_t *)event, sizeof(*event++));  // expect: expression/side-effect-in-sizeof
    }
    return crc32_finish(crc);
}
