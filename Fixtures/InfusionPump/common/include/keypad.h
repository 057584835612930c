/** Matrix keypad of the front panel. */
#ifndef PUMP_KEYPAD_H
#define PUMP_KEYPAD_H

#include "pump_types.h"

#define KEYPAD_ROWS (4u)
#define KEYPAD_COLUMNS (3u)

typedef enum {
    KEY_NONE = 0,
    KEY_START,
    KEY_STOP,
    KEY_UP,
    KEY_DOWN,
    KEY_OK,
    KEY_SILENCE,
    KEY_LOCK
} Key;

/** Scans the matrix; KEY_NONE when nothing or more than one key is pressed. */
Key keypad_scan(void);

/** Handles a key; true when the key changed the locked state. */
bool keypad_handle(Key key, bool *locked);

/** Label of a key for the display. */
const char *keypad_label(Key key);

/** True when the masked line state is the one of an idle panel. */
bool keypad_ready(uint32_t line_state, uint32_t idle_state);

#endif
