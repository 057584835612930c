#include <stddef.h>
#include <stdint.h>

/* A table of neighbours that may be full, in another unit; its answers are tested, but for one. */
struct neighbour {
  int state;
  int reachable;
};

extern struct neighbour *neighbour_find(int id);
extern struct neighbour *neighbour_add(int id);
extern const uint8_t *neighbour_name(const struct neighbour *neighbour);

int stateOf(int id) {
  struct neighbour *found = neighbour_find(id);
  return found == NULL ? -1 : found->state;
}

int touch(int id) {
  struct neighbour *found = neighbour_find(id);
  if (found == NULL) {
    found = neighbour_add(id);
    if (found == NULL) return 0;
  }
  found->reachable = 1;
  return 1;
}

int isReachable(int id) {
  struct neighbour *found = neighbour_find(id);
  return found && found->reachable;
}

void forgetState(int id) {
  struct neighbour *found = neighbour_find(id);
  if (!found) return;
  found->state = 0;
}

/* Where the table is full, there is no neighbour. */
void renew(int id) {
  struct neighbour *added = neighbour_add(id);
  added->reachable = 1;                               // expect: memory/null-dereference
}

void renewChecked(int id) {
  struct neighbour *added = neighbour_add(id);
  if (added != NULL) added->reachable = 1;
}

/* Nothing in this unit says that there may be no name. */
int firstLetter(const struct neighbour *neighbour) { return neighbour_name(neighbour)[0]; }
