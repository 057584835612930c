#pragma once
/* POSIX.1-2017 <unistd.h>, the part that firmware uses */
#include <sys/types.h>
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define R_OK 4
#define W_OK 2
#define X_OK 1
#define F_OK 0
int access(const char *path, int mode);
int close(int descriptor);
int dup(int descriptor);
int dup2(int descriptor, int other);
int fsync(int descriptor);
int ftruncate(int descriptor, off_t length);
int isatty(int descriptor);
int rmdir(const char *path);
int unlink(const char *path);
off_t lseek(int descriptor, off_t offset, int origin);
pid_t fork(void);
pid_t vfork(void);
pid_t getpid(void);
ssize_t read(int descriptor, void *buffer, size_t size);
ssize_t write(int descriptor, const void *buffer, size_t size);
unsigned sleep(unsigned seconds);
int usleep(useconds_t microseconds);
void _exit(int status) __attribute__((noreturn));
char *getcwd(char *buffer, size_t size);
int chdir(const char *path);
int pipe(int descriptors[2]);
int execv(const char *path, char *const arguments[]);
int execvp(const char *file, char *const arguments[]);
int execl(const char *path, const char *argument, ...);
int execlp(const char *file, const char *argument, ...);
void *sbrk(__PTRDIFF_TYPE__ increment);
uid_t getuid(void);
uid_t geteuid(void);
int setuid(uid_t user);
