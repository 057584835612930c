/** Ring of events, kept for the service engineer. */
#ifndef PUMP_EVENT_LOG_H
#define PUMP_EVENT_LOG_H

#include "pump_types.h"

#define LOG_CAPACITY (64u)
#define LOG_TEXT_SIZE (32u)

typedef enum {
    LOG_EVENT_START = 1,
    LOG_EVENT_MODE,
    LOG_EVENT_ALARM,
    LOG_EVENT_LOGIN,
    LOG_EVENT_UPDATE,
    LOG_EVENT_FAULT
} LogEventKind;

typedef struct {
    uint32_t time_s;
    uint32_t value;
    uint16_t kind;
    uint16_t source;
    char text[LOG_TEXT_SIZE];
} LogEvent;

/** A view of formatted text; valid while the buffer behind it lives. */
typedef struct {
    const char *text;
    size_t size;
} LogText;

void event_log_init(void);
void event_log_add(LogEventKind kind, uint32_t value, const char *text);

/** Number of stored events. */
size_t event_log_count(void);

/** Copies the event at a position, oldest first. */
PumpStatus event_log_get(size_t position, LogEvent *event);

/** One line for the report. */
PumpStatus event_log_line(const LogEvent *event, char *line, size_t capacity);

/** Short name of an event kind. */
LogText event_log_kind(LogEventKind kind, char *scratch, size_t capacity);

/** Checksum over all stored events. */
uint32_t event_log_checksum(void);

#endif
