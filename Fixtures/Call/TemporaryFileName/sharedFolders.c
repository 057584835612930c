//# std: gnu11
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SPOOL_FILE "/var/tmp/pump.spool"
#define NEW_LOG (O_WRONLY | O_CREAT | O_TRUNC)
#define SCRATCH_FOLDER "/tmp"

struct log {
  char name[32];
  int number;
};

static const char *const trace_path = "/tmp/trace.log";

FILE *direct(void) {
  return fopen("/tmp/pump.log", "w");  // expect: call/temporary-file-name
}

int byMacro(void) {
  return open(SPOOL_FILE, O_CREAT | O_RDWR, 0600);  // expect: call/temporary-file-name
}

FILE *byPointer(void) {
  return fopen(trace_path, "ab");  // expect: call/temporary-file-name
}

int numbered(void) {
  char name[64];
  (void)snprintf(name, sizeof name, "/tmp/pump-%d.cfg", (int)getpid());
  return open(name, NEW_LOG, S_IRUSR | S_IWUSR);  // expect: call/temporary-file-name
}

int joined(const char *id) {
  char name[64];
  strcpy(name, SCRATCH_FOLDER);
  strcat(name, "/");  // expect: call/unbounded-copy
  strcat(name, id);   // expect: call/unbounded-copy
  return creat(name, 0600);  // expect: call/temporary-file-name
}

int inFolder(const char *id) {
  char name[64];
  int flags = O_WRONLY | O_CREAT;
  (void)snprintf(name, sizeof name, "%s/%s.csv", SCRATCH_FOLDER, id);
  return open(name, flags, 0600);  // expect: call/temporary-file-name
}

static void makeName(char *out, size_t size, int n) {
  (void)snprintf(out, size, "/dev/shm/sample%d", n);
}

FILE *namedByHelper(int n) {
  char name[40];
  makeName(name, sizeof name, n);
  return fopen(name, "w+");  // expect: call/temporary-file-name
}

FILE *buffersOfCaller(char name[40], int n) {
  int length = snprintf(name, 40, "/tmp/dump.%d", n);
  if (length < 0 || length >= 40) {
    return NULL;
  }
  return fopen(name, "w");  // expect: call/temporary-file-name
}

static FILE *openedByHelper(const char *path) {
  return fopen(path, "w");  // expect: call/temporary-file-name
}

FILE *report(void) { return openedByHelper("/tmp/report.txt"); }

static const char *scratchName(int isFirst) { return isFirst ? "/tmp/a.bin" : "/tmp/b.bin"; }

FILE *returnedName(int isFirst) {
  return fopen(scratchName(isFirst), "wb");  // expect: call/temporary-file-name
}

void memberName(struct log *log) {
  (void)snprintf(log->name, sizeof log->name, "/tmp/log%d", log->number);
}

FILE *filledElsewhere(const struct log *log) {
  return fopen(log->name, "a");  // misses: call/temporary-file-name
}

/* Names that are safe, or files that are only read. */

int unique(void) {
  char name[] = "/tmp/pump-XXXXXX";
  return mkstemp(name);
}

FILE *uniqueFolder(void) {
  char folder[] = "/tmp/pump-XXXXXX";
  char name[64];
  if (mkdtemp(folder) == NULL) {
    return NULL;
  }
  (void)snprintf(name, sizeof name, "%s/log", folder);
  return fopen(name, "w");
}

int mustBeNew(void) { return open("/tmp/pump.lock", O_CREAT | O_EXCL | O_WRONLY, 0600); }
FILE *mustBeNewToo(void) { return fopen("/tmp/pump.lock", "wx"); }
FILE *onlyRead(void) { return fopen("/tmp/pump.log", "r"); }
int openedOnly(void) { return open("/tmp/pump.log", O_WRONLY | O_APPEND); }
FILE *ownFolder(void) { return fopen("/var/lib/pump/log", "w"); }
FILE *likeTmp(void) { return fopen("/tmpfs/log", "w"); }
FILE *relative(const char *folder) {
  char name[64];
  (void)snprintf(name, sizeof name, "%s/tmp/log", folder);
  return fopen(name, "w");
}

FILE *overwritten(void) {
  char name[64];
  (void)snprintf(name, sizeof name, "/tmp/%s", "log");
  if (access(name, F_OK) == 0) {
    puts(name);
  }
  (void)snprintf(name, sizeof name, "/var/lib/pump/%s", "log");
  return fopen(name, "w");
}

FILE *fromCaller(const char *path) { return fopen(path, "w"); }
