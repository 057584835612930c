#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void build(char *command, size_t size, const char *argument) {
  (void)snprintf(command, size, "logger %s", argument);
}

static int isPlain(const char *text) {
  for (; *text != '\0'; text++) {
    if (!isalnum((unsigned char)*text)) return 0;
  }
  return 1;
}

int fromSocket(int peer) {
  char word[32];
  char command[80];
  ssize_t count = recv(peer, word, sizeof word - 1, 0);
  if (count <= 0) return -1;
  word[count] = '\0';
  build(command, sizeof command, word);
  return system(command);                             // expect: input/command-from-outside, call/command-processor
}

int fromSocketChecked(int peer) {
  char word[32];
  char command[80];
  ssize_t count = recv(peer, word, sizeof word - 1, 0);
  if (count <= 0) return -1;
  word[count] = '\0';
  if (!isPlain(word)) return -1;
  build(command, sizeof command, word);
  return system(command);                             // expect: call/command-processor
}

int fromEnvironment(void) {
  const char *editor = getenv("EDITOR");
  if (editor == NULL) return -1;
  return system(editor);                              // expect: input/command-from-outside, call/command-processor
}

int fromTable(const char *name) {
  static const char *const commands[] = {"sync", "reboot"};
  return system(commands[strcmp(name, "reboot") == 0]); // expect: call/command-processor
}

int toShell(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  return execl("/bin/sh", "sh", "-c", line, (char *)NULL); // expect: input/command-from-outside
}

int toProgram(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  return execl("/bin/echo", "echo", line, (char *)NULL);
}

int toShellByVector(FILE *input) {
  char line[64];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  char *words[] = {"sh", "-c", line, NULL};
  return execv("/bin/sh", words);                     // expect: input/command-from-outside
}

int compared(FILE *input) {
  char line[16];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  line[strcspn(line, "\n")] = '\0';
  if (strcmp(line, "sync") != 0) return -1;
  return system(line);                                // expect: call/command-processor
}

int onlyItsEndIsCut(FILE *input) {
  char line[16];
  if (fgets(line, sizeof line, input) == NULL) return -1;
  line[strcspn(line, "\r\n")] = '\0';
  return system(line);                                // expect: input/command-from-outside, call/command-processor
}

int main(int argc, char **argv) {
  if (argc < 2) return 1;
  return system(argv[1]);                             // expect: input/command-from-outside, call/command-processor
}
