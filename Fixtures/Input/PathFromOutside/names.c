#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct request { char name[32]; int kind; };

static int receive(int peer, struct request *request) {
  ssize_t count = recv(peer, request->name, sizeof request->name - 1, 0);
  if (count <= 0) return -1;
  request->name[count] = '\0';
  request->kind = 0;
  return 0;
}

static int isSafe(const char *name) { return strchr(name, '/') == NULL; }

int removeRequested(int peer) {
  struct request request;
  if (receive(peer, &request) < 0) return -1;
  return unlink(request.name);                        // expect: input/path-from-outside
}

int removeChecked(int peer) {
  struct request request;
  if (receive(peer, &request) < 0) return -1;
  if (!isSafe(request.name)) return -1;
  return unlink(request.name);
}

FILE *joined(FILE *list) {
  char name[40];
  char path[64] = "/data/";
  if (fgets(name, sizeof name, list) == NULL) return NULL;
  strncat(path, name, sizeof path - strlen(path) - 1);
  return fopen(path, "r");                            // expect: input/path-from-outside
}

FILE *numbered(FILE *list) {
  int number = 0;
  char path[64];
  if (fscanf(list, "%d", &number) != 1) return NULL;
  (void)snprintf(path, sizeof path, "/data/%d", number);
  return fopen(path, "r");
}

FILE *fromWord(FILE *list) {
  char name[40];
  if (fscanf(list, "%39s", name) != 1) return NULL;
  return fopen(name, "r");                            // expect: input/path-from-outside
}

FILE *chosen(FILE *list) {
  char name[40];
  if (fscanf(list, "%39s", name) != 1) return NULL;
  if (strcmp(name, "log") == 0) return fopen("/data/log", "r");
  return NULL;
}

FILE *callers(const char *path) { return fopen(path, "r"); }

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
  if (file == NULL) return 1;
  (void)fclose(file);
  return 0;
}
