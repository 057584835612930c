#include <stdint.h>
#include <string.h>

/* A directory entry: eight bytes, padded, never a text. */
struct entry {
  uint8_t name[8];
  char label[8] __attribute__((nonstring));
  char text[8];
};

void terminate(char *text, size_t size);
void log_text(const char *text);

void store(struct entry *e, const char *text) {
  strncpy((char *)e->name, text, sizeof e->name);
  strncpy(e->label, text, sizeof e->label);
}

void byHelper(struct entry *e, const char *text) {
  strncpy(e->text, text, sizeof e->text);  // unknown: call/unterminated-copy environment
  terminate(e->text, sizeof e->text);
}

void onlyLogged(struct entry *e, const char *text) {
  strncpy(e->text, text, sizeof e->text);  // expect: call/unterminated-copy
  log_text(e->text);
}

char *wrapper(char *out, const char *text, size_t size) {
  return strncpy(out, text, size);  // unknown: call/unterminated-copy environment
}

void withoutTerminator(char *out, size_t capacity, const struct entry *e) {
  strncpy(out, e->text, capacity);  // expect: call/unterminated-copy
}

/* The project's own copy always terminates. */
static char *stpncpy(char *out, const char *text, size_t size) {
  size_t i = 0;
  while (i + 1 < size && text[i] != '\0') {
    out[i] = text[i];
    i++;
  }
  out[i] = '\0';
  return out + i;
}

void own(struct entry *e, const char *text) {
  (void)stpncpy(e->text, text, sizeof e->text);
}
