#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void show(const char *text) {
  (void)printf(text);                                 // expect: input/format-from-outside, format/non-literal-format
}
static void showSafely(const char *text) { (void)printf("%s", text); }

int relay(int peer) {
  char text[64];
  ssize_t count = recv(peer, text, sizeof text - 1, 0);
  if (count <= 0) return -1;
  text[count] = '\0';
  show(text);
  return 0;
}

int relaySafely(int peer) {
  char text[64];
  ssize_t count = recv(peer, text, sizeof text - 1, 0);
  if (count <= 0) return -1;
  text[count] = '\0';
  showSafely(text);
  return 0;
}

int into(FILE *input, char *line, size_t size) {
  char text[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  return snprintf(line, size, text);                  // expect: input/format-from-outside, format/non-literal-format
}

int intoSafely(FILE *input, char *line, size_t size) {
  char text[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  return snprintf(line, size, "%s", text);
}

void own(int isError) {
  const char *format = isError ? "error %d\n" : "state %d\n";
  (void)printf(format, isError);
}

static void report(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  (void)vprintf(format, arguments);                   // expect: input/format-from-outside
  va_end(arguments);
}

int relayAsFormat(FILE *input) {
  char text[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  report(text);                                       // expect: format/non-literal-format
  return 0;
}

int relayAsArgument(FILE *input) {
  char text[16];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  report("%s", text);
  return 0;
}
