#include <stddef.h>
#include <string.h>

struct driver { const char *name; int (*start)(int channel); };

static int startMotor(int channel) { return channel; }
static const struct driver drivers[] = {{"motor", startMotor}, {"valve", NULL}};

static const struct driver *find(const char *name) {
  for (size_t i = 0; i < sizeof drivers / sizeof drivers[0]; i++) {
    if (strcmp(drivers[i].name, name) == 0) return &drivers[i];
  }
  return NULL;
}

static int find2(const char *name, const struct driver **out) {
  *out = find(name);
  return *out == NULL ? -1 : 0;
}

static int level(const int *value) { return *value; } // expect: memory/null-dereference
static int levelOr(const int *value, int other) { return value ? *value : other; }

int startByName(const char *name) {
  const struct driver *driver = find(name);
  return driver->start(1);                            // expect: memory/null-dereference
}

int startByNameChecked(const char *name) {
  const struct driver *driver = find(name);
  if (driver == NULL || driver->start == NULL) return -1;
  return driver->start(1);
}

/* The entry exists, its function does not. */
int startValve(void) {
  return drivers[1].start(1);                         // expect: memory/null-dereference
}

int startMotorEntry(void) { return drivers[0].start(1); }

int byOutput(const char *name) {
  const struct driver *driver;
  if (find2(name, &driver) < 0) return -1;
  return driver->name[0];
}

int byOutputIgnored(const char *name) {
  const struct driver *driver;
  find2(name, &driver);
  return driver->name[0];                             // expect: memory/null-dereference
}

int nullToHelper(void) { return level(NULL); }
int nullToCarefulHelper(void) { return levelOr(NULL, 3); }

int testedTooLate(const struct driver *driver) {
  int first = driver->name[0];                        // expect: memory/null-dereference
  if (driver == NULL) return 0;
  return first;
}

int testedBefore(const struct driver *driver) {
  if (driver == NULL) return 0;
  return driver->name[0];
}

int wrongConnective(const struct driver *driver) {
  if (driver == NULL && driver->name == NULL) return 0; // expect: memory/null-dereference
  return 1;
}

int rightConnective(const struct driver *driver) {
  if (driver == NULL || driver->name == NULL) return 0;
  return 1;
}
