//# std: gnu11
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const folders = "/usr/sbin:/usr/bin:/sbin:/bin";

static int prepare(void) { return setenv("PATH", folders, 1); }

int tar(const char *file) { return execlp("tar", "tar", "-xf", file, (char *)0); }

FILE *messages(void) {
  return popen("dmesg", "r");  // expect: call/command-processor
}

int main(void) {
  if (prepare() != 0) {
    return 1;
  }
  return tar("update.tar");
}
