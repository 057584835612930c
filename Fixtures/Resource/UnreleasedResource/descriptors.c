#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

struct link { int socket; int state; };

static int configure(int file) { return fsync(file); }

int earlyReturn(const char *path) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  char first = 0;
  if (read(file, &first, 1) != 1) return -1;          // expect: resource/unreleased-resource
  close(file);
  return first;
}

int cleanUp(const char *path) {
  int result = -1;
  char first = 0;
  int file = open(path, O_RDONLY);
  if (file == -1) return -1;
  if (read(file, &first, 1) != 1) goto out;
  result = first;
out:
  close(file);
  return result;
}

int secondFails(const char *from, const char *to) {
  int in = open(from, O_RDONLY);
  if (in < 0) return -1;
  int out = open(to, O_WRONLY);
  if (out < 0) return -1;                             // expect: resource/unreleased-resource
  close(in);
  close(out);
  return 0;
}

int secondFailsCleanly(const char *from, const char *to) {
  int in = open(from, O_RDONLY);
  if (in < 0) return -1;
  int out = open(to, O_WRONLY);
  if (out < 0) { close(in); return -1; }
  close(in);
  close(out);
  return 0;
}

int throughMember(struct link *link) {
  link->socket = socket(AF_INET, SOCK_STREAM, 0);
  if (link->socket < 0) return -1;
  return configure(link->socket);
}

int localMember(void) {
  struct link link;
  link.socket = socket(AF_INET, SOCK_STREAM, 0);
  if (link.socket < 0) return -1;
  return configure(link.socket) < 0 ? -1 : 0;         // expect: resource/unreleased-resource
}

int localMemberClosed(void) {
  struct link link;
  link.socket = socket(AF_INET, SOCK_STREAM, 0);
  if (link.socket < 0) return -1;
  int result = configure(link.socket) < 0 ? -1 : 0;
  close(link.socket);
  return result;
}

int overwritten(const char *a, const char *b) {
  int file = open(a, O_RDONLY);
  file = open(b, O_RDONLY);                           // expect: resource/unreleased-resource
  if (file >= 0) close(file);
  return 0;
}

int keptWhereZeroFails(const char *path) {
  int file = open(path, O_RDONLY);
  if (file <= 0) return -1;
  close(file);
  return 0;
}

int openFor(const char *path) { return open(path, O_RDONLY); }

static int saved = -1;
void keep(const char *path) { saved = open(path, O_RDONLY); }

extern void adopt(int socket);
void handedOver(void) {
  int end = socket(AF_INET, SOCK_STREAM, 0);
  if (end >= 0) adopt(end);
}

extern int enlist(struct link *link);
int handedOverInside(void) {
  struct link link;
  link.socket = socket(AF_INET, SOCK_STREAM, 0);
  link.state = 1;
  if (link.socket < 0) return -1;
  return enlist(&link);
}
