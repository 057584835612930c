#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A text that a function takes apart comes from outside, and what only some rounds count is counted by it.
static int split(char *text, char *fields[]) {
  int count = 0;
  fields[count++] = text;
  for (; *text; text++)
    if (*text == ',') {
      *text = 0;
      fields[count++] = text + 1;  // expect: memory/out-of-bounds-write
    }
  return count;
}

int thirdField(char *line) {
  char *fields[12];
  return split(line, fields) < 3 ? -1 : fields[2][0];
}

static int splitUpTo(char *text, char *fields[], int most) {
  int count = 0;
  fields[count++] = text;
  for (; *text; text++)
    if (*text == ',' && count < most) {
      *text = 0;
      fields[count++] = text + 1;
    }
  return count;
}

int thirdOfTwelve(char *line) {
  char *fields[12];
  return splitUpTo(line, fields, 12) < 3 ? -1 : fields[2][0];
}

int marks(const char *text, size_t length) {
  uint8_t places[16];
  int count = 0;
  places[0] = 0;
  for (size_t i = 0; i < length; i++)
    if (text[i] == ';') places[count++] = (uint8_t)i;  // expect: memory/out-of-bounds-write
  return places[0];
}

int marksUpToSixteen(const char *text, size_t length) {
  uint8_t places[16];
  int count = 0;
  places[0] = 0;
  for (size_t i = 0; i < length && count < 16; i++)
    if (text[i] == ';') places[count++] = (uint8_t)i;
  return places[0];
}

static int decoded(char *out, size_t room, const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\r') continue;
    if (count >= room) return -1;
    out[count++] = text[i];
  }
  return (int)count;
}

// There is room for all but the end.
int ended(const char *text, size_t length) {
  char copy[64];
  int count = decoded(copy, sizeof copy, text, length);
  if (count < 0) return -1;
  copy[count] = 0;  // expect: memory/out-of-bounds-write
  return copy[0];
}

int endedWithRoom(const char *text, size_t length) {
  char copy[64];
  int count = decoded(copy, sizeof copy - 1, text, length);
  if (count < 0) return -1;
  copy[count] = 0;
  return copy[0];
}

// A name is none that the function takes apart: who hands it knows how long it is.
void show(const char *name) {
  char line[20];
  size_t i = 0;
  while (*name) line[i++] = *name++;
  line[i] = 0;
}
