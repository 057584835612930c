#include <stddef.h>
#include <string.h>

/* A position in a member that is compared with the length, and then moves on. */
struct parser {
  unsigned at;
  int depth;
};

static int skipText(struct parser *parser, const char *text, size_t length) {
  for (; parser->at < length; parser->at++) {
    if (text[parser->at] == '"') return 0;
    if (text[parser->at] == '\\') {
      parser->at++;
      if (text[parser->at] == 'u') parser->depth++;  // expect: memory/out-of-bounds-read
    }
  }
  return -1;
}

int parse(struct parser *parser, const char *text, size_t length) {
  while (parser->at < length) {
    if (text[parser->at++] == '"' && skipText(parser, text, length) != 0) return -1;
  }
  return 0;
}

static int skipTextChecked(struct parser *parser, const char *text, size_t length) {
  for (; parser->at < length; parser->at++) {
    if (text[parser->at] == '"') return 0;
    if (text[parser->at] == '\\' && parser->at + 1 < length) {
      parser->at++;
      if (text[parser->at] == 'u') parser->depth++;
    }
  }
  return -1;
}

int parseChecked(struct parser *parser, const char *text, size_t length) {
  while (parser->at < length) {
    if (text[parser->at++] == '"' && skipTextChecked(parser, text, length) != 0) return -1;
  }
  return 0;
}

/* As many characters as there is room for leave none for the end. */
int copyName(char *to, size_t size, const char *from, unsigned char count) {
  if (count > size) return -1;
  memcpy(to, from, count);
  to[count] = '\0';  // expect: memory/out-of-bounds-write
  return 0;
}

int copyNameChecked(char *to, size_t size, const char *from, unsigned char count) {
  if (count >= size) return -1;
  for (unsigned i = 0; i < count; i++) to[i] = from[i];
  to[count] = '\0';
  return 0;
}
