#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CONSTRUCTED 0x20u
#define HEADER 3u
#define LEVELS_MAX 6u
#define ELEMENTS_MAX 40u
#define JUMPS_MAX 8

struct name {
  uint8_t text[64];
  size_t used;
};

struct menu {
  uint8_t id;
  uint8_t count;
  const struct menu *entries;
};

enum level { LEVEL_MESSAGE, LEVEL_SECTION, LEVEL_FIELD };

static size_t sizeAt(const uint8_t *bytes) { return (size_t)bytes[1] << 8 | bytes[2]; }

/* What an element holds is a slice of its own, with elements in it. */
static int walk(const uint8_t *bytes, size_t length) {
  while (length >= HEADER) {
    size_t size = sizeAt(bytes);
    if (size > length - HEADER) return -1;
    if ((bytes[0] & CONSTRUCTED) != 0) {
      if (walk(bytes + HEADER, size) < 0) return -1;  // expect: input/recursion-from-outside
    }
    bytes += HEADER + size;
    length -= HEADER + size;
  }
  return length == 0 ? 0 : -1;
}

int checkElements(const uint8_t *bytes, size_t length) { return walk(bytes, length); }

/* The levels that are left are counted down. */
static int walkLevels(const uint8_t *bytes, size_t length, unsigned left) {
  while (length >= HEADER) {
    size_t size = sizeAt(bytes);
    if (size > length - HEADER) return -1;
    if ((bytes[0] & CONSTRUCTED) != 0) {
      if (left == 0 || walkLevels(bytes + HEADER, size, left - 1u) < 0) return -1;
    }
    bytes += HEADER + size;
    length -= HEADER + size;
  }
  return length == 0 ? 0 : -1;
}

int checkElementsToLevel(const uint8_t *bytes, size_t length) { return walkLevels(bytes, length, LEVELS_MAX); }

/* All elements of a message together have one budget, and none is entered without paying. */
static int walkBudget(const uint8_t *bytes, size_t length, unsigned *budget) {
  while (length >= HEADER) {
    size_t size = sizeAt(bytes);
    if (size > length - HEADER || *budget == 0) return -1;
    --*budget;
    if ((bytes[0] & CONSTRUCTED) != 0 && walkBudget(bytes + HEADER, size, budget) < 0) return -1;
    bytes += HEADER + size;
    length -= HEADER + size;
  }
  return length == 0 ? 0 : -1;
}

int checkElementsWithBudget(const uint8_t *bytes, size_t length) {
  unsigned budget = ELEMENTS_MAX;
  return walkBudget(bytes, length, &budget);
}

/* To go into an element is to step over its header only. */
int countPrimitives(const uint8_t *bytes, size_t length) {
  int count = 0;
  size_t at = 0;
  while (length - at >= HEADER) {
    size_t size = sizeAt(bytes + at);
    if (size > length - at - HEADER) return -1;
    at += HEADER;
    if ((bytes[at - HEADER] & CONSTRUCTED) == 0) {
      at += size;
      if (++count > 1000) return -1;
    }
  }
  return count;
}

static int appendLabel(struct name *name, const uint8_t *label, size_t size) {
  if (size > sizeof name->text - name->used) return -1;
  memcpy(name->text + name->used, label, size);
  name->used += size;
  return 0;
}

/* A pointer in a name leads to the rest of the name, or to itself. */
static int expand(const uint8_t *message, size_t length, size_t at, struct name *name) {
  while (at < length && message[at] != 0) {
    size_t size = message[at];
    if (size >= 0xc0u) {
      if (length - at < 2) return -1;
      size_t target = (size & 0x3fu) << 8 | message[at + 1];
      return expand(message, length, target, name);  // expect: input/recursion-from-outside
    }
    if (size >= length - at) return -1;
    if (appendLabel(name, message + at + 1, size) < 0) return -1;
    at += 1 + size;
  }
  return at < length ? 0 : -1;
}

int lengthOfName(const uint8_t *message, size_t length) {
  struct name name = {.used = 0};
  if (length < 12 || expand(message, length, 12, &name) < 0) return -1;
  return (int)name.used;
}

/* The jumps are counted up and compared before each of them. */
static int expandCounted(const uint8_t *message, size_t length, size_t at, struct name *name, int jumps) {
  while (at < length && message[at] != 0) {
    size_t size = message[at];
    if (size >= 0xc0u) {
      if (length - at < 2 || jumps >= JUMPS_MAX) return -1;
      size_t target = (size & 0x3fu) << 8 | message[at + 1];
      return expandCounted(message, length, target, name, jumps + 1);
    }
    if (size >= length - at) return -1;
    if (appendLabel(name, message + at + 1, size) < 0) return -1;
    at += 1 + size;
  }
  return at < length ? 0 : -1;
}

int lengthOfNameCounted(const uint8_t *message, size_t length) {
  struct name name = {.used = 0};
  if (length < 12 || expandCounted(message, length, 12, &name, 0) < 0) return -1;
  return (int)name.used;
}

/* A group holds descriptors, and a descriptor may be a group. */
static int checkDescriptor(const uint8_t *bytes, size_t size);

static int checkGroup(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (length - at >= HEADER) {
    size_t size = sizeAt(bytes + at);
    if (size > length - at) return -1;
    if (checkDescriptor(bytes + at, size) < 0) return -1;  // expect: input/recursion-from-outside
    at += size;
  }
  return at == length ? 0 : -1;
}

static int checkDescriptor(const uint8_t *bytes, size_t size) {
  if (size < HEADER) return -1;
  if (bytes[0] != 0x0b) return 0;
  return checkGroup(bytes + HEADER, size - HEADER);
}

int checkDescriptors(const uint8_t *bytes, size_t length) { return checkGroup(bytes, length); }

/* The program counts the groups that are open, whoever opened them. */
static unsigned open_groups;

static int checkDescriptorCounted(const uint8_t *bytes, size_t size);

static int checkGroupCounted(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (length - at >= HEADER) {
    size_t size = sizeAt(bytes + at);
    if (size > length - at) return -1;
    if (checkDescriptorCounted(bytes + at, size) < 0) return -1;
    at += size;
  }
  return at == length ? 0 : -1;
}

static int checkDescriptorCounted(const uint8_t *bytes, size_t size) {
  if (size < HEADER) return -1;
  if (bytes[0] != 0x0b) return 0;
  if (open_groups >= LEVELS_MAX) return -1;
  open_groups++;
  int result = checkGroupCounted(bytes + HEADER, size - HEADER);
  open_groups--;
  return result;
}

int checkDescriptorsCounted(const uint8_t *bytes, size_t length) { return checkGroupCounted(bytes, length); }

/* Each level names the next, and the last has none. */
static int readLevel(const uint8_t *bytes, size_t length, enum level level) {
  size_t at = 0;
  while (length - at >= HEADER) {
    size_t size = sizeAt(bytes + at);
    if (size > length - at - HEADER) return -1;
    const uint8_t *inside = bytes + at + HEADER;
    int result = 0;
    switch (level) {
      case LEVEL_MESSAGE: result = readLevel(inside, size, LEVEL_SECTION); break;
      case LEVEL_SECTION: result = readLevel(inside, size, LEVEL_FIELD); break;
      case LEVEL_FIELD: result = size <= 32 ? 0 : -1; break;
      default: return -1;
    }
    if (result < 0) return -1;
    at += HEADER + size;
  }
  return at == length ? 0 : -1;
}

int checkLevels(const uint8_t *bytes, size_t length) { return readLevel(bytes, length, LEVEL_MESSAGE); }

/* The tree is the program's own; what comes from outside only chooses in it. */
static const struct menu alarm_entries[] = {{0x11, 0, NULL}, {0x12, 0, NULL}, {0x13, 0, NULL}};
static const struct menu main_entries[] = {{0x01, 3, alarm_entries}, {0x02, 0, NULL}};
static const struct menu main_menu = {0x00, 2, main_entries};

static const struct menu *find(const struct menu *menu, uint8_t id) {
  if (menu->id == id) return menu;
  for (size_t i = 0; i < menu->count; i++) {
    const struct menu *found = find(&menu->entries[i], id);
    if (found != NULL) return found;
  }
  return NULL;
}

int entriesOf(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  const struct menu *menu = find(&main_menu, bytes[0]);
  return menu != NULL ? menu->count : -1;
}

static int follow(const struct menu *menu, const uint8_t *path, size_t length) {
  if (length == 0) return menu->id;
  if (path[0] >= menu->count) return -1;
  return follow(&menu->entries[path[0]], path + 1, length - 1);
}

int entryAtPath(const uint8_t *bytes, size_t length) { return follow(&main_menu, bytes, length); }

/* Each level has half of the bytes: there are no more levels than a length has bits. */
static uint32_t sum(const uint8_t *bytes, size_t length) {
  if (length == 0) return 0;
  if (length == 1) return bytes[0];
  size_t half = length / 2;
  return sum(bytes, half) + sum(bytes + half, length - half);
}

int isSumRight(const uint8_t *bytes, size_t length) {
  if (length < 2) return 0;
  return (sum(bytes, length - 1) & 0xffu) == bytes[length - 1];
}

struct depths {
  unsigned deepest;
  unsigned elements;
};

/* How deep it is, is only noted. */
static int measure(const uint8_t *bytes, size_t length, struct depths *depths, unsigned depth) {
  if (depth > depths->deepest) depths->deepest = depth;
  while (length >= HEADER) {
    size_t size = sizeAt(bytes);
    if (size > length - HEADER) return -1;
    depths->elements++;
    if ((bytes[0] & CONSTRUCTED) != 0) {
      if (measure(bytes + HEADER, size, depths, depth + 1) < 0) return -1;  // expect: input/recursion-from-outside
    }
    bytes += HEADER + size;
    length -= HEADER + size;
  }
  return 0;
}

int measureElements(const uint8_t *bytes, size_t length, struct depths *depths) {
  return measure(bytes, length, depths, 0);
}

static int measureLevels(const uint8_t *bytes, size_t length, struct depths *depths, unsigned depth) {
  if (depth > depths->deepest) depths->deepest = depth;
  if (depth >= LEVELS_MAX) return -1;
  while (length >= HEADER) {
    size_t size = sizeAt(bytes);
    if (size > length - HEADER) return -1;
    if ((bytes[0] & CONSTRUCTED) != 0) {
      if (measureLevels(bytes + HEADER, size, depths, depth + 1) < 0) return -1;
    }
    bytes += HEADER + size;
    length -= HEADER + size;
  }
  return 0;
}

int measureSomeLevels(const uint8_t *bytes, size_t length, struct depths *depths) {
  return measureLevels(bytes, length, depths, 0);
}
