//# std: gnu11
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern char **environ;

void reboot(void) {
  (void)system("reboot");  // expect: call/command-processor, call/program-from-search-path
}

FILE *modem(const char *command) {
  return popen(command, "r");  // expect: call/command-processor
}

void update(char *file) {
  char *const arguments[] = {"fw_update", file, NULL};
  (void)execvp("fw_update", arguments);  // expect: call/program-from-search-path
}

int hasShell(void) {
  return system(NULL) != 0;  // accepts: call/command-processor
}

int updateByPath(char *file) {
  char *const arguments[] = {"fw_update", file, NULL};
  return execv("/usr/sbin/fw_update", arguments);
}

int updateInChild(char *file, pid_t *child) {
  char *const arguments[] = {"fw_update", file, NULL};
  return posix_spawn(child, "/usr/sbin/fw_update", NULL, NULL, arguments, environ);
}

FILE *log_(const char *path) {
  return fopen(path, "a");
}

int disconnect(FILE *stream) {
  return pclose(stream);
}
