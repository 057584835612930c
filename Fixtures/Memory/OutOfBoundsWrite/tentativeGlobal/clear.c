#include "frame.h"

void clearShort(void) { memset(shortFrame, 0, 16); }  // expect: memory/out-of-bounds-write
void clearLong(void) { memset(longFrame, 0, 16); }
