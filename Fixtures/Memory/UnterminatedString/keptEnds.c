#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A copy of a text with its end is a text. */
int copyOfSetting(void) {
  char name[32];
  const char *setting = getenv("NAME");
  if (setting == NULL) return -1;
  size_t length = strlen(setting);
  if (length >= sizeof name) return -1;
  memcpy(name, setting, length + 1);
  return (int)strlen(name);
}

/* What is cut is still ended. */
int cutSetting(void) {
  char path[24];
  const char *setting = getenv("NAME");
  if (setting == NULL) return -1;
  snprintf(path, sizeof path, "/data/%s", setting);
  const char *dot = strrchr(path, '.');
  return dot == NULL ? -1 : (int)(dot - path);
}

/* Characters before the end are replaced by others. */
int replaced(void) {
  const char *setting = getenv("NAME");
  if (setting == NULL) return -1;
  size_t length = strlen(setting);
  char *copy = malloc(length + 1);
  if (copy == NULL) return -1;
  memcpy(copy, setting, length + 1);
  for (char *p = copy; *p != '\0'; p++) {
    if (*p == ' ') *p = '_';
  }
  int count = (int)strlen(copy);
  free(copy);
  return count;
}

/* Without its end it is none. */
int copyWithoutEnd(void) {
  char name[8];
  FILE *file = fopen("/data/name", "rb");
  if (file == NULL) return -1;
  size_t count = fread(name, 1, sizeof name, file);
  fclose(file);
  if (count != sizeof name) return -1;
  return (int)strlen(name);  // expect: memory/unterminated-string
}
