#include <stdio.h>
#include <string.h>

extern char patientName[32];

void showName(void) {
  printf(patientName);  // expect: format/non-literal-format
}

void logLine(FILE *log, const char *line) {
  fprintf(log, line);  // expect: format/non-literal-format
}

void readable(char *out, size_t size, const char *(*translate)(int)) {
  (void)snprintf(out, size, translate(3), 5);  // expect: format/non-literal-format
}

void built(int decimals, double value) {
  char format[8] = "%.0f";
  format[2] = (char)('0' + decimals);
  printf(format, value);  // expect: format/non-literal-format
}

void copied(const char *text, int value) {
  char format[16];
  (void)snprintf(format, sizeof format, "%s\n", text);
  printf(format, value);  // expect: format/non-literal-format
}

int parse(const char *text, const char *format, int *value) {
  return sscanf(text, format, value);  // expect: format/non-literal-format
}

#define SAY(text) printf(text)

void byMacro(const char *text) {
  SAY(text);  // expect: format/non-literal-format
}

void asArgument(void) {
  printf("%s", patientName);
}

void literalByMacro(void) {
  SAY("ready\n");
}

void joined(unsigned code) {
  printf("code " "%u" "\n", code);
}

void asText(const char *text) {
  (void)fputs(text, stdout);
}

void deviceLog(const char *format, ...);
void setLevels(const char *name, ...);

struct session {
  char answer[64];
};

void reportAnswer(const struct session *session) {
  deviceLog(session->answer);                         // expect: format/non-literal-format
}

void reportAnswerAsText(const struct session *session) { deviceLog("%s", session->answer); }

void reportStart(void) { deviceLog("started"); }

void setLevelsOf(const struct session *session) { setLevels(session->answer); }
