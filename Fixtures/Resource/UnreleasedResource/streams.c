//# std: gnu11
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static FILE *logFile;

int lines(const char *path) {
  char line[80];
  int count = 0;
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  while (fgets(line, sizeof line, file) != NULL) {
    if (line[0] == '#') return -1;                    // expect: resource/unreleased-resource
    count++;
  }
  fclose(file);
  return count;
}

int linesClosed(const char *path) {
  char line[80];
  int count = 0;
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  while (fgets(line, sizeof line, file) != NULL) {
    if (line[0] == '#') { count = -1; break; }
    count++;
  }
  fclose(file);
  return count;
}

int entries(const char *path) {
  DIR *folder = opendir(path);
  if (!folder) return 0;
  int isEmpty = readdir(folder) == NULL;
  return isEmpty;                                     // expect: resource/unreleased-resource
}

int entriesClosed(const char *path) {
  DIR *folder = opendir(path);
  if (!folder) return 0;
  int isEmpty = readdir(folder) == NULL;
  closedir(folder);
  return isEmpty;
}

void openLog(const char *path) {
  logFile = fopen(path, "a");
}

static FILE *reopened(const char *path) {
  int descriptor = open(path, O_RDWR);
  if (descriptor < 0) return NULL;
  return fdopen(descriptor, "r+");
}

int throughStream(const char *path) {
  FILE *file = reopened(path);
  if (file == NULL) return -1;
  int c = fgetc(file);
  fclose(file);
  return c;
}

int throughStreamLost(const char *path) {
  FILE *file = reopened(path);
  if (file == NULL) return -1;
  int c = fgetc(file);
  if (c < 0) return -1;                               // expect: resource/unreleased-resource
  fclose(file);
  return c;
}

int mapped(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (page == MAP_FAILED) return -1;
  if (page[0] == 0) return -1;                        // expect: resource/unreleased-resource
  int value = page[1];
  munmap(page, 4096);
  return value;
}

int mappedClean(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (page == MAP_FAILED) return -1;
  int value = page[0] == 0 ? -1 : page[1];
  munmap(page, 4096);
  return value;
}
