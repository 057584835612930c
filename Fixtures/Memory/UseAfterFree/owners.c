#include <stdlib.h>
#include <string.h>

struct session { int id; char *name; };
static struct session *current;

static void destroy(struct session *s) {
  if (s == NULL) return;
  free(s->name);
  free(s);
}

static void destroyAndForget(struct session **s) {
  destroy(*s);
  *s = NULL;
}

static struct session *create(int id) {
  struct session *s = malloc(sizeof *s);
  if (s == NULL) return NULL;
  s->id = id;
  s->name = malloc(8);
  if (s->name == NULL) { free(s); return NULL; }
  strcpy(s->name, "none");
  return s;
}

int useAfterHelper(void) {
  struct session *s = create(1);
  if (s == NULL) return -1;
  destroy(s);
  return s->id;                                       // expect: memory/use-after-free
}

int useBeforeHelper(void) {
  struct session *s = create(1);
  if (s == NULL) return -1;
  int id = s->id;
  destroy(s);
  return id;
}

size_t memberReleased(void) {
  struct session *s = create(1);
  if (s == NULL) return 0;
  free(s->name);
  size_t length = strlen(s->name);                    // expect: memory/use-after-free
  free(s);
  return length;
}

size_t memberReplaced(void) {
  struct session *s = create(1);
  if (s == NULL) return 0;
  free(s->name);
  s->name = malloc(4);
  if (s->name == NULL) { free(s); return 0; }
  strcpy(s->name, "x");
  size_t length = strlen(s->name);
  destroy(s);
  return length;
}

void logout(void) { destroy(current); }
void logoutProperly(void) { destroyAndForget(&current); }

int idAfterLogout(int id) {
  current = create(id);
  if (current == NULL) return -1;
  logout();
  return current->id;                                 // expect: memory/use-after-free
}

int idAfterProperLogout(int id) {
  current = create(id);
  if (current == NULL) return -1;
  logoutProperly();
  return current != NULL ? current->id : 0;
}

typedef void (*visitor)(struct session *);

static int visit(struct session *s, visitor v) {
  v(s);
  return s->id;                                       // expect: memory/use-after-free
}

static int visitKindly(struct session *s, visitor v) {
  v(s);
  return s->id;
}

static void rename(struct session *s) { s->name[0] = 'X'; }

int destroyingVisitor(void) {
  struct session *s = create(2);
  return s == NULL ? -1 : visit(s, destroy);
}

int kindVisitor(void) {
  struct session *s = create(2);
  if (s == NULL) return -1;
  int id = visitKindly(s, rename);
  destroy(s);
  return id;
}
