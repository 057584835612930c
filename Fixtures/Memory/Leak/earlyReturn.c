#include <stdlib.h>
#include <string.h>

extern int uart_byte(void);

static int receive(char *buffer, size_t size) {
  for (size_t i = 0; i < size; i++) {
    int byte = uart_byte();
    if (byte < 0) return -1;
    buffer[i] = (char)byte;
  }
  return 0;
}

static int check(const char *buffer) { return buffer[0] == 'A'; }

int returnsEarly(void) {
  char *buffer = malloc(64);
  if (buffer == NULL) return -1;
  if (receive(buffer, 64) < 0) return -2;             // expect: memory/leak
  int result = check(buffer);
  free(buffer);
  return result;
}

int returnsAfterFree(void) {
  char *buffer = malloc(64);
  if (buffer == NULL) return -1;
  if (receive(buffer, 64) < 0) { free(buffer); return -2; }
  int result = check(buffer);
  free(buffer);
  return result;
}

int secondFails(void) {
  int *a = malloc(sizeof *a);
  if (a == NULL) return -1;
  int *b = malloc(sizeof *b);
  if (b == NULL) return -1;                           // expect: memory/leak
  *a = *b = 1;
  int sum = *a + *b;
  free(b);
  free(a);
  return sum;
}

int secondFailsCleanly(void) {
  int result = -1;
  int *b = NULL;
  int *a = malloc(sizeof *a);
  if (a == NULL) goto out;
  b = malloc(sizeof *b);
  if (b == NULL) goto out;
  *a = *b = 1;
  result = *a + *b;
out:
  free(b);
  free(a);
  return result;
}

void overwritten(void) {
  char *p = malloc(8);
  p = malloc(16);                                     // expect: memory/leak
  free(p);
}

void replaced(void) {
  char *p = malloc(8);
  free(p);
  p = malloc(16);
  free(p);
}

void inLoop(int n) {
  for (int i = 0; i < n; i++) {
    char *p = malloc(8);
    if (p == NULL) continue;
    p[0] = (char)i;
    if (i == 7) break;                                // expect: memory/leak
    free(p);
  }
}

void inLoopClean(int n) {
  for (int i = 0; i < n; i++) {
    char *p = malloc(8);
    if (p == NULL) continue;
    p[0] = (char)i;
    free(p);
    if (i == 7) break;
  }
}

char *lostByRealloc(size_t n) {
  char *p = malloc(8);
  if (p == NULL) return NULL;
  p = realloc(p, n);                                  // expect: memory/leak
  return p;
}

char *keptByRealloc(size_t n) {
  char *p = malloc(8);
  if (p == NULL) return NULL;
  char *q = realloc(p, n);
  if (q == NULL) free(p);
  return q;
}
