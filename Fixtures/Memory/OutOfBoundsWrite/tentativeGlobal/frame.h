#include <stddef.h>
#include <string.h>

// The declarations stand before the tentative definitions of frame.c.
extern char *shortFrame;
extern char *longFrame;

void clearShort(void);
void clearLong(void);
