/** Commands of the maintenance port. */
#ifndef PUMP_MAINTENANCE_H
#define PUMP_MAINTENANCE_H

#include "pump_types.h"

/** Runs one command line and formats the answer. */
PumpStatus maintenance_run(char *line, char *answer, size_t capacity);

/** Parses a 32-bit decimal number. */
PumpStatus maintenance_number(const char *text, uint32_t *value);

#endif
