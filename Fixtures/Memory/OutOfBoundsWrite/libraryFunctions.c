#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct patient { char name[8]; int dose; };
static char line[16];

void copyTooMuch(const char *source) {
  char small[8];
  memcpy(small, source, 12);                          // expect: memory/out-of-bounds-write
}

void copyAll(const char *source) {
  char small[8];
  memcpy(small, source, sizeof small);
}

void setBeyondHeap(void) {
  char *block = malloc(10);
  if (block == NULL) return;
  memset(block, 0, 11);                               // expect: memory/out-of-bounds-write
  free(block);
}

void setHeap(void) {
  char *block = malloc(10);
  if (block == NULL) return;
  memset(block, 0, 10);
  free(block);
}

void noRoomForTheEnd(void) {
  char text[5];
  strcpy(text, "hello");                              // expect: memory/out-of-bounds-write
}

void roomForTheEnd(void) {
  char text[6];
  strcpy(text, "hello");
}

void appended(void) {
  strcpy(line, "rate: ");
  strcat(line, "12.5 ml/h");
  strcat(line, "!");                                  // expect: memory/out-of-bounds-write
}

void appendedExactly(void) {
  strcpy(line, "rate: ");
  strcat(line, "2.5 ml/h");
}

void formatted(int value) {
  char text[4];
  sprintf(text, "%05d", value);                       // expect: memory/out-of-bounds-write
}

void formattedWithBound(int value) {
  char text[4];
  snprintf(text, sizeof text, "%05d", value);
}

void boundOfAnother(struct patient *p, const char *name) {
  strncpy(p->name, name, sizeof *p);                  // expect: memory/out-of-bounds-write
}

void ownBound(struct patient *p, const char *name) {
  strncpy(p->name, name, sizeof p->name - 1);
  p->name[sizeof p->name - 1] = '\0';
}

void terminatorAtReturnedLength(const char *source) {
  char text[8];
  size_t length = strlen(source);
  if (length > sizeof text) return;
  memcpy(text, source, length);
  text[length] = '\0';                                // expect: memory/out-of-bounds-write
}

void terminatorInside(const char *source) {
  char text[8];
  size_t length = strlen(source);
  if (length >= sizeof text) return;
  memcpy(text, source, length);
  text[length] = '\0';
}
