//# std: gnu11
#include <stddef.h>
#include <string.h>

#define LINE_SIZE 64
#define LEFT(buffer) (sizeof(buffer) - strlen(buffer) - 1)

size_t strlcat(char *to, const char *from, size_t size);

static char line[LINE_SIZE];

void remaining(const char *text) {
  strncat(line, text, sizeof line - strlen(line) - 1);
}

void remainingByMacro(const char *text) {
  strncat(line, text, LEFT(line));
}

void remainingByVariable(const char *text) {
  size_t used = strlen(line);
  strncat(line, text, sizeof line - 1 - used);
}

void remainingOfParameter(char *out, size_t size, const char *text) {
  strncat(out, text, size - strlen(out) - 1);
}

void truncatingCopy(const char *text) {
  line[0] = '\0';
  strncat(line, text, sizeof line - 1);
}

void truncatingCopyOfFresh(const char *text, void (*use)(const char *)) {
  char buffer[32] = "";
  strncat(buffer, text, sizeof buffer - 1);
  use(buffer);
}

void truncatingCopyInLoop(const char *const *texts, int count, void (*use)(const char *)) {
  for (int i = 0; i < count; i++) {
    *line = '\0';
    strncat(line, texts[i], sizeof line - 1);
    use(line);
  }
}

void afterWipe(const char *text) {
  memset(line, 0, sizeof line);
  strncat(line, text, sizeof line - 1);
}

void shortTail(void) {
  strncat(line, "\r\n", 2);
}

void total(const char *text) {
  (void)strlcat(line, text, sizeof line);
  (void)strlcat(line, text, LINE_SIZE);
}

void givenByCaller(char *out, const char *text, size_t n) {
  strncat(out, text, n);
}

void emptiedParameter(char *out, size_t size, const char *text) {
  size -= 1;
  out[0] = '\0';
  strncat(out, text, size);
}
