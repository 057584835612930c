// What a comparison with a text says of the bytes behind it.
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int statusOfLine(const char *from, size_t length) {
  char line[32];
  size_t n = 0;
  while (n < length && n < sizeof line - 1 && from[n] != '\n') {
    line[n] = from[n];
    n++;
  }
  line[n] = '\0';
  /* A shorter line differs. */
  if (strncmp(line, "RTSP/1.0 ", 9) != 0) return -1;
  return (int)strtol(line + 9, NULL, 10);
}

int statusOfAnyCase(void) {
  char line[8];
  int status;
  memcpy(line, "Ok", 3);
  if (strncasecmp(line, "OK", 2) == 0) return status;    // expect: memory/uninitialised-read
  return 0;
}

int statusOfOtherText(void) {
  char line[8];
  int status;
  memcpy(line, "No", 3);
  if (strncmp(line, "OK", 2) == 0) return status;
  return 0;
}

/* Both may be empty. */
int statusOfEmpty(const char *a, const char *b) {
  char one[8], other[8];
  int status;
  one[0] = a[0], other[0] = b[0];
  one[1] = 'x', other[1] = 'y';
  one[2] = other[2] = '\0';
  if (strncmp(one, other, 3) == 0) return status;        // expect: memory/uninitialised-read
  return 0;
}
