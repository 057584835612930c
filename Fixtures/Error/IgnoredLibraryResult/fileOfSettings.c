#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>

struct settings { unsigned rate; unsigned limit; };

void load_and_hope(FILE *f, struct settings *s) {
  fread(s, sizeof *s, 1, f);  // expect: error/ignored-library-result
}

int load(FILE *f, struct settings *s) {
  if (fread(s, sizeof *s, 1, f) != 1) {
    return -1;
  }
  return 0;
}

void stored_but_never_read(int fd, const char *text) {
  ssize_t n = write(fd, text, strlen(text));  // expect: error/ignored-library-result
}

void assigned_but_never_read(int fd, char *text) {
  ssize_t n;
  n = read(fd, text, 10);  // expect: error/ignored-library-result
}

int used_later(int fd, char *text) {
  ssize_t n;
  n = read(fd, text, 10);
  if (n > 0) text[n - 1] = '\0';
  return n > 0;
}

void deliberately(int fd, const char *text) {
  (void)write(fd, text, strlen(text));
}

void in_comma(FILE *f, char *line) {
  for (fgets(line, 10, f), line[9] = 0; line[0] == '#'; line[0] = 0) {  // expect: error/ignored-library-result
  }
}

int in_condition(FILE *f, char *line) {
  while (fgets(line, 10, f) != NULL) {
    if (line[0] != '#') return 1;
  }
  return 0;
}

void harmless_calls(FILE *f, char *text) {
  printf("rate %d\n", 3);
  fflush(stdout);
  fputs("x", f);
  strcpy(text, "x");
  memset(text, 0, 2);
  fclose(f);
}

void flush_log(FILE *log) {
  fflush(log);  // expect: error/ignored-library-result
}

int flush_checked(FILE *log) { return fflush(log) == EOF ? -1 : 0; }

void parse(const char *text) {
  int rate;
  sscanf(text, "%d", &rate);  // expect: error/ignored-library-result
}

#define CHECKED(call) do { if ((call) < 0) abort(); } while (0)

void through_macro(int fd, const char *text) {
  CHECKED(write(fd, text, 3));
}

#define TRY(call) (call)

void through_useless_macro(int fd, const char *text) {
  TRY(write(fd, text, 3));  // expect: error/ignored-library-result
}

int value_of_conditional(int fd, char *text, int real) {
  return real ? (int)read(fd, text, 3) : 0;
}

void either(int fd, char *text, int real) {
  real ? read(fd, text, 3) : lseek(fd, 0, SEEK_SET);  // expect: error/ignored-library-result
}

void drop_privileges(void) {
  setuid(1000);  // expect: error/ignored-library-result
}
