#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct message { uint16_t kind; uint16_t size; };

static int fetch(int peer, struct message *message) {
  return (int)recv(peer, message, sizeof *message, 0);
}

int line(FILE *input) {
  char text[16];
  char *got = fgets(text, sizeof text, input);
  int isComment = text[0] == '#';                     // expect: input/unchecked-result
  return got != NULL && isComment;
}

int lineChecked(FILE *input) {
  char text[16];
  if (fgets(text, sizeof text, input) == NULL) return 0;
  return text[0] == '#';
}

int lineWithDefault(FILE *input) {
  char text[16] = "";
  char *got = fgets(text, sizeof text, input);
  return got != NULL && text[0] == '#';
}

int kind(int peer) {
  struct message message;
  int count = fetch(peer, &message);
  if (count == 0) return -1;
  return message.kind;                                // expect: input/unchecked-result
}

int kindChecked(int peer) {
  struct message message;
  int count = fetch(peer, &message);
  if (count != (int)sizeof message) return -1;
  return message.kind;
}

int numbers(const char *text) {
  int first;
  int second;
  int count = sscanf(text, "%d %d", &first, &second);
  if (count < 0) return -1;
  return first;                                       // expect: input/unchecked-result
}

int numbersChecked(const char *text) {
  int first;
  int second;
  if (sscanf(text, "%d %d", &first, &second) != 2) return -1;
  return first + second / 2;
}

int unopened(const char *path) {
  char byte = 0;
  int file = open(path, O_RDONLY);
  if (read(file, &byte, 1) != 1) byte = 0;            // expect: input/unchecked-result
  close(file);
  return byte;
}

int opened(const char *path) {
  char byte = 0;
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  if (read(file, &byte, 1) != 1) byte = 0;
  close(file);
  return byte;
}

int openedElsewhere(const char *path) {
  char byte = 0;
  int file = open(path, O_RDONLY);
  int isOpen = file != -1;
  if (!isOpen) return -1;
  if (read(file, &byte, 1) != 1) byte = 0;
  close(file);
  return byte;
}

/* One value of two is enough here. */
int firstAtLeast(const char *text) {
  int first;
  int second;
  if (sscanf(text, "%d %d", &first, &second) < 1) return -1;
  return first + second;  // expect: input/unchecked-result
}

int firstOnly(const char *text) {
  int first;
  int second;
  int count = sscanf(text, "%d %d", &first, &second);
  if (count < 1) return -1;
  return count == 2 ? first + second : first;
}
