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
    const unsigned long long parsed = strtoull(text, &end, DECIMAL);
    if ((errno == ERANGE) || (end == text) || (parsed > UINT32_MAX)) {  // expect: error/errno-misuse
        return PUMP_BAD_FORMAT;
    }
    *value = (uint32_t)parsed;
    return PUMP_OK;
}

static PumpStatus run_rate(const char *argument, char *answer, size_t capacity) {
    const int rate = atoi(argument);  // expect: call/unchecked-number-parsing
    const uint32_t requested = rate;  // expect: conversion/sign-change
    if (requested > RATE_LIMIT) {
        return PUMP_BAD_ARGUMENT;
    }
    return display_rate(answer, capacity, requested);
}

static PumpStatus run_drug(const char *argument, char *answer, size_t capacity) {
    char name[WORD_SIZE] = "";
    unsigned int position = 0u;
    sscanf(argument, "%u", &position);  // expect: error/ignored-library-result
    if (sscanf(argument, "%*u %s", name) != 1) {  // expect: format/unbounded-scan-conversion, memory/out-of-bounds-write
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
    const volatile uint32_t *word = (const volatile uint32_t *)(uintptr_t)offset;  // expect: conversion/integer-to-pointer
    return answered(snprintf(answer, capacity, "%08" PRIX32, *word), capacity);
}

static PumpStatus run_unlock(const char *argument, char *answer, size_t capacity) {
    const PumpStatus status = auth_unlock_service(argument, strlen(argument));
    unlocked = status == PUMP_OK;
    if (!unlocked) {
        return status;
    }
    return answered(snprintf(answer, capacity, "unlocked"), capacity);
}

/** Used on the production line before the PIN is written. */
static PumpStatus debug_unlock_all(const char *argument, char *answer, size_t capacity) {  // expect: firmware/debug-left-in
    (void)argument;
    unlocked = true;
    return answered(snprintf(answer, capacity, "ok"), capacity);
}

static const Command commands[] = {
    {"RATE", run_rate, false},   {"DRUG", run_drug, false},     {"LOG", run_log, false},
    {"PEEK", run_peek, true},    {"IMPORT", run_import, true},  {"UNLOCK", run_unlock, false},
    {"FCT", debug_unlock_all, false},
};

/** Splits the verb from its argument; the argument may be empty. */
static char *split_verb(char *line) {
    char *verb = strtok(line, " ");  // expect: call/non-reentrant-library
    if (verb == NULL) {
        return &line[strlen(line)];
    }
    char *argument = strtok(NULL, "");  // expect: call/non-reentrant-library
    return (argument != NULL) ? argument : &line[strlen(line)];
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
