#include <stddef.h>

extern volatile unsigned char uartData;

/* Reads one line from the serial port; the buffer always has 64 bytes. */
char *gets(char *line) {
  size_t i = 0;
  while (i < 63u) {
    unsigned char c = uartData;
    if (c == (unsigned char)'\r') { break; }
    line[i] = (char)c;
    i++;
  }
  line[i] = '\0';
  return line;
}

static char command[64];

void readCommand(void) {
  (void)gets(command);
}
