#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))

struct frame {
  uint8_t payload[32];
  char name[16];
};

static struct frame last;
static char text64[64];

void sameType(const struct frame *from) {
  memcpy(&last, from, sizeof *from);
}

void sizeOfDestination(const uint8_t *bytes) {
  memcpy(last.payload, bytes, sizeof last.payload);
}

void smallerSource(const struct frame *from) {
  memcpy(text64, from->name, sizeof from->name);
  (void)snprintf(text64, sizeof from->name, "%s", from->name);
}

void digestOut(uint8_t *out) {
  uint8_t digest[32] = {0};
  memcpy(out, digest, sizeof digest);
}

int checked(const char *text) {
  if (strlen(text) >= sizeof last.name) { return -1; }
  memcpy(last.name, text, strlen(text) + 1);
  return 0;
}

int checkedByVariable(const char *text) {
  size_t length = strlen(text);
  if (length + 1 > sizeof last.name) { return -1; }
  memcpy(last.name, text, length + 1);
  return 0;
}

void limited(const char *text) {
  size_t length = strlen(text);
  if (length > sizeof last.name - 1) { length = sizeof last.name - 1; }
  memcpy(last.name, text, length);
  last.name[length] = '\0';
}

void limitedByMacro(const char *text) {
  size_t length = MIN(strlen(text), sizeof last.name - 1);
  memcpy(last.name, text, length);
  last.name[length] = '\0';
}

void asserted(const char *text) {
  assert(strlen(text) < sizeof last.name);
  memcpy(last.name, text, strlen(text) + 1);
}

char *duplicated(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  if (copy != NULL) { memcpy(copy, text, strlen(text) + 1); }
  return copy;
}

char *duplicatedByVariable(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  if (copy != NULL) { memcpy(copy, text, size); }
  return copy;
}

void literal(void) {
  memcpy(last.name, "pump", sizeof "pump");
  memcpy(last.name, "pump", strlen("pump") + 1);
}

void sourceOfKnownSize(void) {
  char word[8] = "abc";
  memcpy(last.name, word, strlen(word) + 1);
}

void shifted(size_t n) {
  memmove(last.payload, last.payload + n, sizeof last.payload - n);
}

size_t serialised(uint8_t *out, const char *text) {
  memcpy(out, text, strlen(text));  // unknown: call/copy-size-from-source environment
  return strlen(text);
}

void givenLength(uint8_t *out, const uint8_t *bytes, size_t length) {
  memcpy(out, bytes, length);
}

#define STORE_PREFIX "/run/"
#define STORE_NAME_LENGTH (sizeof(STORE_PREFIX) - 1 + 8 + sizeof(".cfg"))

void sumOfParts(char *out, unsigned id) {
  (void)snprintf(out, STORE_NAME_LENGTH, "%s%08x%s", STORE_PREFIX, id, ".cfg");
}

int hasRoom(const uint8_t *at, const uint8_t *end, size_t size);
#define REQUIRE(at, end, size) do { if (!hasRoom((at), (end), (size))) { return -1; } } while (0)

int checkedByFunction(uint8_t *at, const uint8_t *end, const char *host) {
  size_t length = strlen(host);
  REQUIRE(at, end, length + 2);
  memcpy(at, host, length);
  return 0;
}
