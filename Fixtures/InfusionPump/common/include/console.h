/** Line reader of the maintenance port. */
#ifndef PUMP_CONSOLE_H
#define PUMP_CONSOLE_H

#include "pump_types.h"

#define CONSOLE_LINE_MAX (80u)

/** Reads a line without its end; PUMP_NOT_FOUND at the end of the input. */
PumpStatus console_read_line(char *line, size_t capacity);

/** Position of a character, or a negative number. */
int console_find(const char *line, char wanted);

/** Length of the leading decimal number. */
size_t console_digits(const char *text);

#endif
