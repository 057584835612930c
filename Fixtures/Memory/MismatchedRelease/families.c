#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct log { FILE *file; char *line; };

int fileByFree(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  int c = fgetc(file);
  free(file);                                         // expect: memory/mismatched-release
  return c;
}

int fileByClose(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  int c = fgetc(file);
  fclose(file);
  return c;
}

static void dispose(void *p) { free(p); }             // expect: memory/mismatched-release
static void disposeBlock(void *p) { free(p); }

static int openLog(struct log *log, const char *path) {
  log->file = fopen(path, "w");
  log->line = NULL;
  return log->file != NULL;
}

void throughHelper(const char *path) {
  struct log log;
  if (openLog(&log, path)) dispose(log.file);
}

void throughHelperRight(const char *path) {
  struct log log;
  if (openLog(&log, path)) fclose(log.file);
  log.line = malloc(80);
  disposeBlock(log.line);
}

void blockByClose(void) {
  char *line = malloc(80);
  if (line == NULL) return;
  fclose((FILE *)(void *)line);                       // expect: memory/mismatched-release
}

void blockByRealloc(void) {
  char *line = malloc(80);
  if (line == NULL) return;
  char *more = realloc(line, 160);
  free(more == NULL ? line : more);
}
