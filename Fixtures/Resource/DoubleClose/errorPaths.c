//# std: gnu11
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int fill(int file, char *byte) {
  if (read(file, byte, 1) != 1) {
    close(file);
    return -1;
  }
  return 0;
}

int closedByHelper(const char *path, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  int result = fill(file, byte);
  close(file);                                        // expect: resource/double-close
  return result;
}

int closedByOne(const char *path, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  if (fill(file, byte) < 0) return -1;
  close(file);
  return 0;
}

int streamTwice(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  int c = fgetc(file);
  if (c < 0) { fclose(file); goto out; }
  c++;
out:
  fclose(file);                                       // expect: resource/double-close
  return c;
}

int streamOnce(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  int c = fgetc(file);
  if (c < 0) goto out;
  c++;
out:
  fclose(file);
  return c;
}

int streamAndDescriptor(const char *path) {
  FILE *file = popen(path, "r"); // expect: call/command-processor
  if (file == NULL) return -1;
  int c = fgetc(file);
  pclose(file);
  return c;
}

void markedClosed(const char *path, int again) {
  int file = open(path, O_RDONLY);
  if (file < 0) return;
  close(file);
  file = -1;
  if (again) file = open(path, O_RDONLY);
  if (file >= 0) close(file);
}

int handedAndClosed(int file, char *byte) {
  int result = fill(file, byte);
  close(file);                                        // expect: resource/double-close
  return result;
}

int handedAndLeft(int file, char *byte) {
  if (fill(file, byte) < 0) return -1;
  close(file);
  return 0;
}

/* Tries again where it was interrupted. */
void untilClosed(int file) {
  while (close(file) != 0) { }
}
