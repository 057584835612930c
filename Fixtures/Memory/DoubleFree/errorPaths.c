#include <stdlib.h>
#include <string.h>

extern int send(const char *text);
extern int store(const char *text);

int freedOnError(const char *text) {
  char *copy = malloc(32);
  if (copy == NULL) return -1;
  copy[0] = text[0];
  copy[1] = 0;
  if (send(copy) < 0) { free(copy); }
  free(copy);                                         // expect: memory/double-free
  return 0;
}

int freedOnEachWay(const char *text) {
  char *copy = malloc(32);
  if (copy == NULL) return -1;
  copy[0] = text[0];
  copy[1] = 0;
  if (send(copy) < 0) { free(copy); return -1; }
  free(copy);
  return 0;
}

int jumpsToCleanup(const char *text) {
  int result = -1;
  char *copy = malloc(32);
  if (copy == NULL) return -1;
  copy[0] = text[0];
  copy[1] = 0;
  if (send(copy) < 0) {
    free(copy);
    goto out;
  }
  result = store(copy);
out:
  free(copy);                                         // expect: memory/double-free
  return result;
}

int jumpsToCleanupForgotten(const char *text) {
  int result = -1;
  char *copy = malloc(32);
  if (copy == NULL) return -1;
  copy[0] = text[0];
  copy[1] = 0;
  if (send(copy) < 0) {
    free(copy);
    copy = NULL;
    goto out;
  }
  result = store(copy);
out:
  free(copy);
  return result;
}

void inLoop(int n) {
  char *block = malloc(4);
  do {
    free(block);                                      // expect: memory/double-free
  } while (--n > 0);
}

void inLoopAnew(int n) {
  for (int i = 0; i < n; i++) {
    char *block = malloc(4);
    free(block);
  }
}

char *afterRealloc(char *text, size_t size) {
  char *more = realloc(text, size);
  if (more == NULL) return NULL;
  free(text);                                         // expect: memory/double-free
  return more;
}

char *afterFailedRealloc(char *text, size_t size) {
  char *more = realloc(text, size);
  if (more == NULL) free(text);
  return more;
}
