//# std: gnu11
#include <arpa/inet.h>
#include <string.h>
#include <time.h>

static char words[4][16];

void splitWords(char *text) {
  int i = 0;
  for (char *word = strtok(text, " "); word != NULL && i < 4;  // expect: call/non-reentrant-library
       word = strtok(NULL, " ")) {  // expect: call/non-reentrant-library
    words[i][0] = word[0];
    i++;
  }
}

int hour(const time_t *now) {
  return localtime(now)->tm_hour;  // expect: call/non-reentrant-library
}

const char *cause(int code) {
  return strerror(code);  // expect: call/non-reentrant-library
}

const char *peer(struct in_addr address) {
  return inet_ntoa(address);  // expect: call/non-reentrant-library
}

void splitWithState(char *text) {
  char *rest = NULL;
  int i = 0;
  for (char *word = strtok_r(text, " ", &rest); word != NULL && i < 4; word = strtok_r(NULL, " ", &rest)) {
    words[i][0] = word[0];
    i++;
  }
}

int hourOf(const time_t *now) {
  struct tm local;
  return localtime_r(now, &local) == NULL ? -1 : local.tm_hour;
}

int causeOf(int code, char *text, size_t size) {
  return strerror_r(code, text, size) == 0;
}

const char *peerOf(const struct in_addr *address, char *text, size_t size) {
  return inet_ntop(AF_INET, address, text, (socklen_t)size);
}

double seconds(time_t from, time_t to) {
  return difftime(to, from);
}
