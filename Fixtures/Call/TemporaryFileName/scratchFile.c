//# std: gnu11
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

FILE *scratch(void) {
  char name[L_tmpnam];
  return tmpnam(name) == NULL ? NULL : fopen(name, "w+");  // expect: call/temporary-file-name
}

char *inFolder(const char *folder) {
  return tempnam(folder, "log");  // expect: call/temporary-file-name
}

char *fromTemplate(char *name) {
  return mktemp(name);  // expect: call/temporary-file-name
}

FILE *anonymous(void) {
  return tmpfile();
}

int created(char *name) {
  return mkstemp(name);
}

char *folder(char *name) {
  return mkdtemp(name);
}

FILE *fixedName(void) {
  return fopen("/run/pump/scratch", "w+");
}
