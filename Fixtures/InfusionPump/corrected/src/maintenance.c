#include "maintenance.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth.h"
#include "console.h"
#include "display.h"
#include "drug_library.h"
#include "event_log.h"
#include "hal.h"

#define WORD_SIZE (24u)
#define RATE_LIMIT (1200000u)
#define DECIMAL (10)

typedef PumpStatus (*CommandHandler)(const char *argument, char *answer, size_t capacity);

typedef struct {
    const char *verb;
    CommandHandler handler;
    bool unlocked_only;
} Command;

static bool unlocked;

/** Turns the result of snprintf into a status. */
static PumpStatus answered(int written, size_t capacity) {
    return ((written >= 0) && ((size_t)written < capacity)) ? PUMP_OK : PUMP_NO_SPACE;
}

PumpStatus maintenance_number(const char *text, uint32_t *value) {
    char *end = NULL;
    if (console_digits(text) == 0u) {
        return PUMP_BAD_FORMAT;
    }
    errno = 0;
    const unsigned long long parsed = strtoull(text, &end, DECIMAL);
    if ((errno == ERANGE) || (end == text) || (parsed > UINT32_MAX)) {
        return PUMP_BAD_FORMAT;
    }
    *value = (uint32_t)parsed;
    return PUMP_OK;
}

static PumpStatus run_rate(const char *argument, char *answer, size_t capacity) {
    uint32_t requested = 0u;
    PUMP_RETURN_IF_FAILED(maintenance_number(argument, &requested));
    if (requested > RATE_LIMIT) {
        return PUMP_BAD_ARGUMENT;
    }
    return display_rate(answer, capacity, requested);
}

static PumpStatus run_drug(const char *argument, char *answer, size_t capacity) {
    char name[WORD_SIZE] = "";
    unsigned int position = 0u;
    if (sscanf(argument, "%u %23s", &position, name) != 2) {
        return PUMP_BAD_FORMAT;
    }
    const DrugEntry *drug = drug_library_at(position);
    if (drug == NULL) {
        drug = drug_library_find(name);
    }
    if (drug == NULL) {
        return PUMP_NOT_FOUND;
    }
    return display_drug(answer, capacity, drug->name, drug->micrograms_per_ml);
}

static PumpStatus run_import(const char *argument, char *answer, size_t capacity) {
    PUMP_RETURN_IF_FAILED(drug_library_import((const uint8_t *)argument, strlen(argument)));
    return display_format(answer, capacity, "stored %u", (unsigned int)strlen(argument));
}

static PumpStatus run_log(const char *argument, char *answer, size_t capacity) {
    LogEvent event;
    uint32_t position = 0u;
    PUMP_RETURN_IF_FAILED(maintenance_number(argument, &position));
    PUMP_RETURN_IF_FAILED(event_log_get(position, &event));
    return event_log_line(&event, answer, capacity);
}

static PumpStatus run_peek(const char *argument, char *answer, size_t capacity) {
    uint32_t offset = 0u;
    PUMP_RETURN_IF_FAILED(maintenance_number(argument, &offset));
    uint8_t bytes[4];
    if (!hal_flash_read(offset, bytes, sizeof(bytes))) {
        return PUMP_BAD_ARGUMENT;
    }
    return answered(snprintf(answer, capacity, "%02X%02X%02X%02X", (unsigned int)bytes[3],
                             (unsigned int)bytes[2], (unsigned int)bytes[1],
                             (unsigned int)bytes[0]),
                    capacity);
}

static PumpStatus run_unlock(const char *argument, char *answer, size_t capacity) {
    const PumpStatus status = auth_unlock_service(argument, strlen(argument));
    unlocked = status == PUMP_OK;
    if (!unlocked) {
        return status;
    }
    return answered(snprintf(answer, capacity, "unlocked"), capacity);
}

static const Command commands[] = {
    {"RATE", run_rate, false},   {"DRUG", run_drug, false},     {"LOG", run_log, false},
    {"PEEK", run_peek, true},    {"IMPORT", run_import, true},  {"UNLOCK", run_unlock, false},
};

/** Splits the verb from its argument; the argument may be empty. */
static char *split_verb(char *line) {
    char *blank = strchr(line, ' ');
    if (blank == NULL) {
        return &line[strlen(line)];
    }
    *blank = '\0';
    return &blank[1];
}

PumpStatus maintenance_run(char *line, char *answer, size_t capacity) {
    const char *argument = split_verb(line);
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(commands); i++) {
        const Command *command = &commands[i];
        if (strcmp(command->verb, line) == 0) {
            if (command->unlocked_only && !unlocked) {
                return PUMP_DENIED;
            }
            return command->handler(argument, answer, capacity);
        }
    }
    return PUMP_NOT_FOUND;
}
