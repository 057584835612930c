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

int probe(unsigned number);

static int take(unsigned number, int *value) {
  int found = probe(number);
  if (found < -2000 || found > 2000) return -1;
  *value = found;
  return 0;
}

static unsigned collect(int *values, unsigned count) {
  unsigned taken = 0;
  for (unsigned i = 0; i < count; i++)
    if (take(i, &values[taken]) == 0) taken++;
  return taken;
}

static int worst(const int *values, unsigned count) {
  int worst = 0;
  while (count-- > 0)
    if (values[count] > worst) worst = values[count];
  return worst;
}

int worstOfAll(void) {
  int values[6];
  unsigned taken = collect(values, 6);
  if (taken == 0) return -1;
  return worst(values, taken);
}
