#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct frame { unsigned char bytes[8]; int used; };
static char line[32];

void shiftsByTwo(void) {
  char text[10] = "abcdefghi";
  memcpy(text, text + 2, 5);                          // expect: memory/overlapping-copy
}

void shiftsByFive(void) {
  char text[10] = "abcdefghi";
  memcpy(text, text + 5, 5);
}

void moves(void) {
  char text[10] = "abcdefghi";
  memmove(text, text + 2, 5);
}

static void copy(void *to, const void *from, size_t n) {
  memcpy(to, from, n);                                // expect: memory/overlapping-copy
}

static void copyApart(void *to, const void *from, size_t n) { memcpy(to, from, n); }

void throughHelper(int n) {
  if (n < 4 || n > 16) return;
  copy(line, line + 3, (size_t)n);
}

void throughHelperApart(int n) {
  if (n < 0 || n > 16) return;
  copyApart(line, line + 16, (size_t)n);
}

void drop(struct frame *frame, int count) {
  if (count <= 0 || count > frame->used || frame->used > 8) return;
  frame->used -= count;
  memcpy(frame->bytes, frame->bytes + count, (size_t)frame->used);  // misses: memory/overlapping-copy
}

void dropMoved(struct frame *frame, int count) {
  if (count <= 0 || count > frame->used || frame->used > 8) return;
  frame->used -= count;
  memmove(frame->bytes, frame->bytes + count, (size_t)frame->used);
}

void appendsItself(void) {
  strcpy(line, "ab");
  strcat(line, line);                                 // misses: memory/overlapping-copy
}

void appendsOther(void) {
  char copyOf[8];
  strcpy(line, "ab");
  strcpy(copyOf, line);
  strcat(line, copyOf);
}

void printsItself(int n) {
  snprintf(line, sizeof line, "x");
  snprintf(line, sizeof line, "%s%d", line, n);       // misses: memory/overlapping-copy
}

void printsBehind(int n) {
  int length = snprintf(line, sizeof line, "x");
  if (length < 0 || (size_t)length >= sizeof line) return;
  snprintf(line + length, sizeof line - (size_t)length, "%d", n);
}
