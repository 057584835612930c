#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A helper that prints for many is not at fault for what it is handed.
static void print(const char *text) {
  if (text != NULL) printf("%s\n", text);
}

static void print_first(const int *values) { printf("%d\n", values[0]); }

void logAfterRelease(void) {
  char *text = malloc(16);
  if (text == NULL) return;
  strcpy(text, "ready");
  free(text);
  print(text);  // expect: memory/use-after-free
}

void logBeforeRelease(void) {
  char *text = malloc(16);
  if (text == NULL) return;
  strcpy(text, "ready");
  print(text);
  free(text);
}

void logAgainAfterRelease(void) {
  char *text = malloc(16);
  if (text == NULL) return;
  strcpy(text, "again");
  free(text);
  print(text);  // expect: memory/use-after-free
}

void firstAfterRelease(void) {
  int *values = malloc(4 * sizeof *values);
  if (values == NULL) return;
  values[0] = 3;
  free(values);
  print_first(values);  // expect: memory/use-after-free
}

void firstBeforeRelease(void) {
  int *values = malloc(4 * sizeof *values);
  if (values == NULL) return;
  values[0] = 3;
  print_first(values);
  free(values);
}
