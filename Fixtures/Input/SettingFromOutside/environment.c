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

int callers(const char *value) { return setenv("ALARM", value, 1); }

int numberOnly(FILE *input) {
  int volume = 0;
  char text[16];
  if (fscanf(input, "%d", &volume) != 1) return -1;
  (void)snprintf(text, sizeof text, "%d", volume);
  return setenv("VOLUME", text, 1);
}
