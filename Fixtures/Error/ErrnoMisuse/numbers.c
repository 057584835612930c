#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

int parse(const char *text, long *value) {
  *value = strtol(text, NULL, 10);
  if (errno == ERANGE) {  // expect: error/errno-misuse
    return -1;
  }
  return 0;
}

int parse_right(const char *text, long *value) {
  errno = 0;
  *value = strtol(text, NULL, 10);
  if (errno == ERANGE) {
    return -1;
  }
  return 0;
}

int parse_with_other_call_between(const char *text, long *value) {
  errno = 0;
  FILE *f = fopen("/log", "a");
  *value = strtol(text, NULL, 10);
  if (errno != 0) return -1;  // expect: error/errno-misuse
  return f != NULL;
}

int parse_with_harmless_call_between(const char *text, double *value) {
  errno = 0;
  if (strlen(text) == 0) return -1;
  *value = strtod(text, NULL);
  return errno == 0 ? 0 : -1;
}

int parse_in_declaration(const char *text) {
  const unsigned long value = strtoul(text, NULL, 10);
  const int failed = errno == ERANGE;  // expect: error/errno-misuse
  return failed ? -1 : (int)value;
}

int parse_without_errno(const char *text) {
  char *end;
  const long value = strtol(text, &end, 10);
  return end == text || value > INT_MAX ? -1 : (int)value;
}

int start(pthread_t *t, void *(*f)(void *)) {
  pthread_create(t, NULL, f, NULL);  // expect: error/ignored-library-result
  if (errno != 0) return -1;  // expect: error/errno-misuse
  return 0;
}

int start_right(pthread_t *t, void *(*f)(void *)) {
  const int error = pthread_create(t, NULL, f, NULL);
  if (error == EAGAIN) return -1;
  return error;
}

int number(const char *text) {
  const int n = atoi(text);
  if (errno == ERANGE) return -1;  // expect: error/errno-misuse
  return n;
}

int device(const char *path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) {
    return -errno;
  }
  return fd;
}

int device_with_report(const char *path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) {
    printf("cannot open %s\n", path);
    return -errno;  // expect: error/errno-misuse
  }
  return fd;
}

int device_with_saved(const char *path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) {
    const int error = errno;
    printf("cannot open %s\n", path);
    return -error;
  }
  return fd;
}

int device_reported_with_errno(const char *path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) {
    printf("cannot open %s: %s\n", path, strerror(errno));
    return -1;
  }
  return fd;
}

ssize_t read_all(int fd, char *out, size_t n) {
  ssize_t got;
  do {
    got = read(fd, out, n);
  } while (got < 0 && errno == EINTR);
  return got;
}

int second(int a, int b) {
  if (write(b, "x", 1) < 0) {
    close(a);
    if (errno == EAGAIN) return 1;  // expect: error/errno-misuse
    return -1;
  }
  return 0;
}

int own_function(void);
int after_own_function(void) {
  own_function();
  return errno == EIO;
}

void only_set(void) { errno = EINVAL; }
