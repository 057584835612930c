#include <stdio.h>

char *gets(char *line);
char *getwd(char *path);

static char line[64];

void readCommand(void) {
  gets(line);  // expect: call/unbounded-input
}

int folder(char *path) {
  return getwd(path) != NULL;  // expect: call/unbounded-input
}

int readBounded(void) {
  return fgets(line, sizeof line, stdin) != NULL;
}

int readByte(void) {
  return getchar();
}
