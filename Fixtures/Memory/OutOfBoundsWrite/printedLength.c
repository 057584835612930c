#include <stdio.h>
#include <string.h>

static int label(char *line, size_t size, const char *text) { return snprintf(line, size, "<%s", text); }

int closed(FILE *input) {
  char text[64];
  char line[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  int length = label(line, sizeof line, text);
  line[length] = '>';                                 // expect: memory/out-of-bounds-write
  return line[0];
}

int closedChecked(FILE *input) {
  char text[64];
  char line[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  int length = label(line, sizeof line, text);
  if (length < 0 || (size_t)length >= sizeof line) return -1;
  line[length] = '>';
  return line[0];
}

int closedWithRoom(FILE *input) {
  char text[8];
  char line[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  int length = label(line, sizeof line, text);
  line[length] = '>';
  return line[0];
}
