//# std: gnu11
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct address { char *scheme; char *host; };

static int split(const char *text, struct address *address) {
  address->scheme = strdup(text);
  address->host = strdup(text);
  if (address->scheme != NULL && address->host != NULL) return 0;
  free(address->scheme);
  free(address->host);
  return -1;
}

static size_t schemeLength(const struct address *address) {
  const char *end = strchr(address->host, ':');
  if (end == NULL) return 0;
  return (size_t)(end - address->scheme);             // expect: number/pointers-of-different-objects
}

static size_t hostLength(const struct address *address) {
  const char *end = strchr(address->host, ':');
  if (end == NULL) return 0;
  return (size_t)(end - address->host);
}

size_t lengths(const char *text) {
  struct address address;
  if (split(text, &address) != 0) return 0;
  size_t sum = schemeLength(&address) + hostLength(&address);
  free(address.scheme);
  free(address.host);
  return sum;
}
