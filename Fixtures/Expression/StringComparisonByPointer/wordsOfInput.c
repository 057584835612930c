//# std: gnu11
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct command {
  const char *name;
  int code;
};

static const struct command commands[] = {{"start", 1}, {"stop", 2}, {NULL, 0}};
static const char *const units[] = {"ml", "mg"};
static const char *modes[] = {"idle", "run"};
static const char STOP_WORD[] = "stop";
static const char DEFAULT_NAME[] = "pump";
static const char DIGITS[] = "0123456789";
static const char *names[4] = {"none"};
static char history[4][16];

static int isStop(const char *word) {
  return word == STOP_WORD;  // misses: expression/string-comparison-by-pointer
}

int splitLine(char *line) {
  char *rest = NULL;
  for (char *word = strtok_r(line, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
    for (const struct command *c = commands; c->name != NULL; c++) {
      if (word == c->name) {  // expect: expression/string-comparison-by-pointer
        return c->code;
      }
    }
  }
  return 0;
}

int readWord(void) {
  char word[24];
  if (fgets(word, sizeof word, stdin) == NULL || isStop(word)) {
    return -1;
  }
  for (int i = 0; i < 2; i++) {
    if (units[i] == word) {  // expect: expression/string-comparison-by-pointer
      return i;
    }
  }
  return -2;
}

int unitOf(const char *text) {
  for (int i = 0; i < 2; i++) {
    if (units[i] == text) {  // expect: expression/string-comparison-by-pointer
      return i;
    }
  }
  return -1;
}

int modeOfEnvironment(void) {
  const char *mode = getenv("PUMP_MODE");
  return mode != NULL && mode != modes[1];  // expect: expression/string-comparison-by-pointer
}

int readLines(void) {
  char *line = NULL;
  size_t room = 0;
  int runs = 0;
  while (getline(&line, &room, stdin) > 0) {
    runs += line == modes[1];  // expect: expression/string-comparison-by-pointer
  }
  free(line);
  return runs;
}

int knownBefore(int n) {
  char copy[16];
  strcpy(copy, history[n]);
  char *end = strchr(copy, ' ');
  return end == STOP_WORD;  // misses: expression/string-comparison-by-pointer
}

int main(int argc, char **argv) {
  return argc > 1 && argv[1] == units[0];  // expect: expression/string-comparison-by-pointer
}

/* Pointers that are meant. */

static char *owned(const char *name) { return name == DEFAULT_NAME ? NULL : strdup(name); }

char *namedOrDefault(int n) { return owned(n < 0 ? DEFAULT_NAME : history[n]); }
char *named(int n) { return owned(history[n]); }

int position(char digit) {
  const char *found = strchr(DIGITS, digit);
  return found == DIGITS + 9 || found == DIGITS;
}

int atEnd(char *text, const char *end) {
  char *p = text;
  while (p != end && *p != ' ') {
    p++;
  }
  return p == text;
}

void keepOrFree(const char *given) {
  const char *name = DEFAULT_NAME;
  if (given != NULL) {
    name = strdup(given);
  }
  if (name != DEFAULT_NAME) {
    free((char *)name);
  }
}

void remember(char *line) {
  char *word = strtok(line, " ");
  names[1] = word;
  if (names[1] == word) {
    puts("kept");
  }
}

int sameEntry(const struct command *a, int n) { return a->name == commands[n].name; }
int isFirst(const struct command *entry) { return entry == commands; }
int wordIsStop(const char *word) { return strcmp(word, STOP_WORD) == 0; }

int unitByText(const char *text) {
  for (int i = 0; i < 2; i++) {
    if (strcmp(units[i], text) == 0) {
      return i;
    }
  }
  return -1;
}

int bytesAtEnd(const unsigned char *p, const unsigned char *end) { return p == end; }
int lastWord(char *line) { return strrchr(line, ' ') == strchr(line, ' '); }

int unitPointer(const char *unit) {
  return unit == units[0];
}
