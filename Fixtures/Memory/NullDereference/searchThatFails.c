#include <stddef.h>
#include <stdint.h>

struct connection {
  uint16_t handle;
  uint8_t in_use;
  uint16_t interval;
};

static struct connection connections[4];

static struct connection *byHandle(uint16_t handle) {
  for (int i = 0; i < 4; i++) {
    if (connections[i].in_use && connections[i].handle == handle) return &connections[i];
  }
  return NULL;
}

static uint16_t wordOf(const uint8_t *bytes) { return (uint16_t)(bytes[0] | bytes[1] << 8); }

/* The other functions test what the search answers. */
int onUpdate(const uint8_t *bytes, size_t length) {
  if (length < 4) return -1;
  struct connection *c = byHandle(wordOf(bytes));
  c->interval = wordOf(bytes + 2);  // expect: memory/null-dereference
  return 0;
}

int onUpdateChecked(const uint8_t *bytes, size_t length) {
  if (length < 4) return -1;
  struct connection *c = byHandle(wordOf(bytes));
  if (c == NULL) return -1;
  c->interval = wordOf(bytes + 2);
  return 0;
}

int onClose(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  struct connection *c = byHandle(wordOf(bytes));
  if (!c) return -1;
  c->in_use = 0;
  return 0;
}

/* The test comes too late. */
struct user {
  const char *name;
  unsigned roles;
  struct user *next;
};
extern struct user *first_user;
int sameName(const char *a, const char *b);

static struct user *byName(const char *name) {
  struct user *u = first_user;
  while (u != NULL && !sameName(u->name, name)) u = u->next;
  return u;
}

int grant(const char *name, unsigned role) {
  struct user *u = byName(name);
  unsigned before = u->roles;  // expect: memory/null-dereference
  if (u == NULL) return -1;
  u->roles |= 1u << (role & 7u);
  return before != u->roles;
}

int grantChecked(const char *name, unsigned role) {
  struct user *u = byName(name);
  if (u == NULL) return -1;
  unsigned before = u->roles;
  u->roles |= 1u << (role & 7u);
  return before != u->roles;
}
