#include "console.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define CONSOLE_BACKSPACE (0x08)

/** Removes the last character of a line. */
static size_t erase_last(size_t used) {
    return (used > 0u) ? (used - 1u) : 0u;
}

PumpStatus console_read_line(char *line, size_t capacity) {
    size_t used = 0u;
    bool ended = false;
    if ((line == NULL) || (capacity == 0u)) {
        return PUMP_BAD_ARGUMENT;
    }
    memset(line, 0, capacity);
    while (!ended) {
        const int received = getchar();
        if (received == EOF) {
            return PUMP_NOT_FOUND;
        }
        if ((received == '\r') || (received == '\n')) {
            ended = true;
        } else if (received == CONSOLE_BACKSPACE) {
            used = erase_last(used);
        } else if (used < (capacity - 1u)) {
            line[used] = (char)received;
            used++;
        } else {
            return PUMP_NO_SPACE;
        }
    }
    line[used] = '\0';
    return PUMP_OK;
}

int console_find(const char *line, char wanted) {
    for (int at = 0; at < (int)CONSOLE_LINE_MAX; at++) {
        if (line[at] == wanted) {
            return at;
        }
        if (line[at] == '\0') {
            break;
        }
    }
    return -1;
}

size_t console_digits(const char *text) {
    size_t count = 0u;
    /* In parentheses: the table of the macro form costs 257 bytes. */
    while ((isdigit)((unsigned char)text[count]) != 0) {
        count++;
    }
    return count;
}
