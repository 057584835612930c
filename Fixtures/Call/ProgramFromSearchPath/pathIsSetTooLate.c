//# std: gnu11
#include <stdlib.h>
#include <unistd.h>

int setLate(void) {
  (void)execlp("modprobe", "modprobe", "spi", (char *)0);  // expect: call/program-from-search-path
  return setenv("PATH", "/usr/bin", 1);
}

int other(void) { return setenv("LANG", "C", 1) != 0 || putenv("TERM=dumb") != 0; }

int fromOutside(void) {
  const char *text = getenv("TOOL_PATH");
  return text == NULL ? -1 : setenv("PUMP_PATH", text, 1);
}
