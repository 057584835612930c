/* Loops that end by what they meet, pointers that are tested late, and helpers that look for null. */
#include <stddef.h>
#include <stdio.h>

struct row {
  const char *name;
  int value;
};
static const struct row rows[] = {{"one", 1}, {"two", 2}, {NULL, 0}};

int valueOf(int wanted) {
  const struct row *row;
  for (row = rows; row->name != NULL; row++) {
    if (row->value == wanted) return 1;
  }
  return 0;
}

int outsideTheTable(void) {
  int n;
  if (scanf("%d", &n) != 1) return 0;
  if (n < 0 || n > 3) return 0;
  return rows[n].value;  // expect: out-of-bounds-read
}

int digitsOf(unsigned char *buffer, unsigned value) {
  int i = 0;
  unsigned char digits[10];
  while (value) {
    digits[i++] = value % 10;
    value /= 10;
  }
  buffer[0] = digits[0];
  return i;
}

void testedAfterUse(struct row *row) {
  row->value = 1;  // expect: null-dereference
  if (row == NULL) return;
  row->value = 2;
}

void usedInPart(struct row *row, int count) {
  if (count > 0) row->value = 1;
  if (row != NULL) row->value = 2;
}

struct cursor {
  int *at;
};
static void start(struct cursor *cursor, int *message) {
  if (message == NULL)
    cursor->at = NULL;
  else
    cursor->at = message;
}
int walk(int *message) {
  struct cursor cursor;
  start(&cursor, message);
  return *cursor.at;
}

int mean(void) {
  int count = 0, last = 0, value;
  while (scanf("%d", &value) == 1) {
    count++;
    last = value;
  }
  return last / count;  // expect: division-by-zero
}

int tooLarge(void) {
  double value = 3e10;
  return (int)value;  // expect: lossy-conversion
}

void printedTooLong(void) {
  char text[8];
  sprintf(text, "value %d", 12345);  // expect: out-of-bounds-write
}

static int down(int n) { return n == 0 ? 0 : down(n - 1) + 1; }
int pastTheEnd(void) {
  int table[3] = {0};
  return table[down(3)];  // expect: out-of-bounds-read
}
int within(void) {
  int table[4] = {0};
  return table[down(3)];
}

struct pair {
  const int *kind;
  int size;
};
int sameKind(struct pair *a, struct pair *b) {
  char small[4] = {0};
  if (a->kind != b->kind) return 0;
  int size = 0;
  if (*a->kind == 1) size = 4;
  if (*b->kind != 1) return 0;
  return small[size - 1];
}

void clamped(void) {
  char text[10];
  int i = 0, n;
  if (scanf("%d", &n) != 1) return;
  while (i < n && i < 9) text[i++] = 'x';
  text[i] = 0;
}

void clampedTooFar(void) {
  char text[9];
  int i = 0, n;
  if (scanf("%d", &n) != 1) return;
  while (i < n && i < 9) text[i++] = 'x';
  text[i] = 0;  // expect: out-of-bounds-write
}
