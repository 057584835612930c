#include <stdio.h>

static char name[16];
static char line[32];
struct message {
  char kind[4];
  char text[1];
};

void unbounded(char *out) {
  (void)scanf("%s", name);  // expect: format/unbounded-scan-conversion
  (void)scanf("%[^\n]", name);  // expect: format/unbounded-scan-conversion
  (void)fscanf(stdin, "%d %s",
               &(int){0},
               out);  // expect: format/unbounded-scan-conversion
}

void tooWide(struct message *message) {
  (void)scanf("%16s", name);  // expect: format/unbounded-scan-conversion
  (void)scanf("%4s", message->kind);  // expect: format/unbounded-scan-conversion
  (void)scanf("%17c", name);  // expect: format/unbounded-scan-conversion
  (void)scanf("%15s", &name[1]);  // expect: format/unbounded-scan-conversion
  (void)scanf("%15s", name + 4);  // expect: format/unbounded-scan-conversion
}

void bounded(struct message *message, char *out) {
  (void)scanf("%15s", name);
  (void)scanf("%15[^\n]", name);
  (void)scanf("%3s", message->kind);
  (void)scanf("%16c", name);
  (void)scanf("%11s", name + 4);
  (void)scanf("%31s", out);
  (void)scanf("%8s", message->text);
  (void)scanf("%c", &message->kind[0]);
}

void skipped(void) {
  int n = 0;
  char *text = NULL;
  (void)scanf("%*s %d", &n);
  (void)scanf("%ms", &text);
  (void)scanf("%*[^,],%d", &n);
}

void boundedBySource(void) {
  char word[32];
  char shortWord[8];
  (void)sscanf(line, "%s", word);
  (void)sscanf(line, "%s", shortWord);  // expect: format/unbounded-scan-conversion
}

#define WIDTH "15"

void byMacro(void) {
  (void)scanf("%" WIDTH "s", name);
  (void)scanf("%1" WIDTH "s", name);  // expect: format/unbounded-scan-conversion
}
