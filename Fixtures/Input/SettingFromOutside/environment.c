#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int value(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  return setenv("PATH", line, 1);                     // expect: input/setting-from-outside
}

int valueFromList(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  line[strcspn(line, "\n")] = '\0';
  if (strcmp(line, "quiet") != 0 && strcmp(line, "loud") != 0) return -1;
  return setenv("ALARM", line, 1);
}

int name(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  return setenv(line, "1", 1);                        // expect: input/setting-from-outside
}

int own(int isLoud) { return setenv("ALARM", isLoud ? "loud" : "quiet", 1); }
