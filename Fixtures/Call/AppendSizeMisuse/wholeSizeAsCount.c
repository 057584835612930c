//# std: gnu11
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#define LINE_SIZE 64

size_t strlcat(char *to, const char *from, size_t size);

static char line[LINE_SIZE];
static wchar_t wideLine[32];
struct report {
  char text[128];
};

void wholeSize(const char *text) {
  strncat(line, text, sizeof line);  // expect: call/append-size-misuse
}

void byMacroSize(const char *text) {
  strncat(line, text, LINE_SIZE);  // expect: call/append-size-misuse
}

void oneLess(struct report *report, const char *text) {
  strncat(report->text, text, sizeof(report->text) - 1);  // expect: call/append-size-misuse
}

void noRoomForTerminator(const char *text) {
  strncat(line, text, sizeof(line) - strlen(line));  // expect: call/append-size-misuse
}

void noRoomByVariable(const char *text) {
  size_t used = strlen(line);
  strncat(line, text, sizeof line - used);  // expect: call/append-size-misuse
}

void bytesForCharacters(const wchar_t *text) {
  wcsncat(wideLine, text, sizeof wideLine);  // expect: call/append-size-misuse
}

void remainingForTotal(const char *text) {
  (void)strlcat(line, text, sizeof line - strlen(line));  // expect: call/append-size-misuse
}

void moreThanTotal(const char *text) {
  (void)strlcat(line, text, LINE_SIZE + 1);  // expect: call/append-size-misuse
}

void usedBeforeAppending(const char *a, const char *b) {
  line[0] = '\0';
  strncat(line, a, sizeof line - 1);
  strncat(line, b, sizeof line - 1);  // expect: call/append-size-misuse
}

void inLoop(const char *const *texts, int count) {
  line[0] = '\0';
  for (int i = 0; i < count; i++) {
    strncat(line, texts[i], sizeof line - 1);  // expect: call/append-size-misuse
  }
}

void sizeOfParameter(char *out, size_t capacity, const char *text) {
  strncat(out, text, capacity);  // expect: call/append-size-misuse
}
