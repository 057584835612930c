#include <stdint.h>
#include <string.h>

struct entry {
  char key[8];
  uint8_t size;
};

int next_entry(unsigned *at, struct entry *entry);

/* The round that finds the entry also copies it. */
static int findLast(const char *key, struct entry *found) {
  struct entry entry;
  unsigned at = 0;
  int result = -1;
  while (next_entry(&at, &entry) == 0) {
    if (strncmp(entry.key, key, sizeof entry.key) == 0) {
      *found = entry;
      result = 0;
    }
  }
  return result;
}

int sizeOf(const char *key) {
  struct entry entry;
  if (findLast(key, &entry) != 0) return -1;
  return entry.size;
}

int sizeUnasked(const char *key) {
  struct entry entry;
  findLast(key, &entry);
  return entry.size;  // expect: memory/uninitialised-read
}
