#include <stdarg.h>

/* The small printf of a boot loader, without an attribute. */
int DbgConsole_Printf(const char *format, ...);
#define PRINTF DbgConsole_Printf

void console(int i, const char *s) {
  PRINTF("%d %s %02x\r\n", i, s, i);
  PRINTF("%k\r\n", i);  // expect: format/invalid-directive
  PRINTF("100%%\r\n");
}

void text(void (*put)(const char *)) {
  put("50% of the volume");
  put("%q");
}
