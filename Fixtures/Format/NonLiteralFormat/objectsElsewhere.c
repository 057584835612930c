#include <stdio.h>

extern const char greeting[];
extern const char *const prompts[4];

struct entry {
  const char *format;
  int value;
};

void greet(void) {
  printf(greeting);  // unknown: format/non-literal-format environment
}

void prompt(int i, int value) {
  printf(prompts[i], value);  // unknown: format/non-literal-format environment
}

void show(const struct entry *entry) {
  printf(entry->format, entry->value);  // unknown: format/non-literal-format environment
}

void showAlone(const struct entry *entry) {
  printf(entry->format);  // expect: format/non-literal-format
}

void showText(const struct entry *entry) {
  printf("%s %d\n", entry->format, entry->value);
}

/* A function of the project that only has a known name. */
struct canvas;
extern void warn(struct canvas *canvas, int line, int column);

void drawWarning(struct canvas *canvas) {
  warn(canvas, 3, 4);
}
