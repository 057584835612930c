#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct device { int port; FILE *log; };

static void shut(struct device *device) {
  if (device->log != NULL) { fclose(device->log); device->log = NULL; }
  close(device->port);
}

static void note(struct device *device, const char *text) { fputs(text, device->log); } // expect: resource/use-after-close

int readAfterClose(const char *path, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  close(file);
  return (int)read(file, byte, 1);                    // expect: resource/use-after-close
}

int readBeforeClose(const char *path, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  int count = (int)read(file, byte, 1);
  close(file);
  return count;
}

int memberAfterHelper(const char *path) {
  struct device device;
  device.log = NULL;
  device.port = open(path, O_RDWR);
  if (device.port < 0) return -1;
  shut(&device);
  return (int)write(device.port, "x", 1);             // expect: resource/use-after-close
}

int memberBeforeHelper(const char *path) {
  struct device device;
  device.log = NULL;
  device.port = open(path, O_RDWR);
  if (device.port < 0) return -1;
  int count = (int)write(device.port, "x", 1);
  shut(&device);
  return count;
}

void streamAfterClose(const char *path) {
  struct device device = {-1, NULL};
  device.log = fopen(path, "w");
  if (device.log == NULL) return;
  fclose(device.log);
  note(&device, "end");
}

int openedAgain(const char *path, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  close(file);
  file = open(path, O_RDONLY);
  if (file < 0) return -1;
  int count = (int)read(file, byte, 1);
  close(file);
  return count;
}

int closedOnOneWay(const char *path, int isDone, char *byte) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  if (isDone) { close(file); file = -1; }
  if (!isDone) {
    int count = (int)read(file, byte, 1);
    close(file);
    return count;
  }
  return 0;
}

struct journal { int file; unsigned lines; };

static void rotate(struct journal *journal) {
  close(journal->file);
  journal->file = -1;
  journal->lines = 0;
}

int noteInOldFile(struct journal *journal, const char *line, unsigned long length) {
  int file = journal->file;
  if (++journal->lines > 100) rotate(journal);
  return write(file, line, length) < 0 ? -1 : 0;      // expect: resource/use-after-close
}

int noteThenRotate(struct journal *journal, const char *line, unsigned long length) {
  int file = journal->file;
  int result = write(file, line, length) < 0 ? -1 : 0;
  if (++journal->lines > 100) rotate(journal);
  return result;
}
