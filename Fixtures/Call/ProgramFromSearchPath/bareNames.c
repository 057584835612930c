//# std: gnu11
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static const char *const tool = "fw_update";

void listed(const char *folder) {
  (void)execlp("ls", "ls", "-l", folder, (char *)0);  // expect: call/program-from-search-path
}

void byVariable(char *file) {
  char *const arguments[] = {"fw_update", file, NULL};
  (void)execvp(tool, arguments);  // expect: call/program-from-search-path
}

void firstArgument(char *file) {
  char *arguments[] = {"tar", "-xf", file, NULL};
  (void)execvp(arguments[0], arguments);  // expect: call/program-from-search-path
}

int spawned(char *file, pid_t *child) {
  char *const arguments[] = {"gpg", "--verify", file, NULL};
  return posix_spawnp(child, "gpg", NULL, NULL, arguments, environ);  // expect: call/program-from-search-path
}

static int run(const char *program, char *const *arguments) {
  return execvp(program, arguments);  // expect: call/program-from-search-path
}

int handedOver(char **arguments) { return run("logger", arguments); }

int command(void) {
  return system("  reboot");  // expect: call/program-from-search-path, call/command-processor
}

FILE *composed(const char *name) {
  char text[64];
  (void)snprintf(text, sizeof text, "ifconfig %s", name);
  return popen(text, "r");  // expect: call/program-from-search-path, call/command-processor
}

FILE *copied(void) {
  char text[16];
  strcpy(text, "dmesg");
  return popen(text, "r");  // expect: call/program-from-search-path, call/command-processor
}

/* Only the first word is looked at. */
int secondWord(void) {
  return system("cd /data && tar -xf update.tar");  // expect: call/command-processor
}

/* Programs with a folder, words of the shell, names that are not known. */

void absolute(const char *folder) { (void)execlp("/bin/ls", "ls", folder, (char *)0); }
int notSearched(char *const *arguments) { return execv("fw_update", arguments); }

int spawnedByPath(char **arguments, pid_t *child) {
  return posix_spawn(child, "/usr/bin/gpg", NULL, NULL, arguments, environ);
}

int unknownProgram(char **arguments) {
  return execvp(arguments[0], arguments);  // unknown: call/program-from-search-path environment
}

int absoluteCommand(void) {
  return system("/sbin/reboot");  // expect: call/command-processor
}

int ofTheShell(void) {
  return system("exit 3");  // expect: call/command-processor
}

int withOwnPath(void) {
  return system("PATH=/usr/bin:/bin tar -xf update.tar");  // expect: call/command-processor
}

FILE *folderInFormat(const char *name) {
  char text[64];
  (void)snprintf(text, sizeof text, "%s/bin/tool %s", "/opt/pump", name);
  return popen(text, "r");  // expect: call/command-processor
}

int foreignCommand(const char *text) {
  return system(text);  // expect: call/command-processor
}
