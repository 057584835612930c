#pragma once
/* ISO/IEC 9899:2018 §7.21 */
#include <stdarg.h>
#include <stddef.h>
typedef struct __kenshin_stream FILE;
typedef struct {
  long offset;
  unsigned long state;
} fpos_t;
extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define BUFSIZ 1024
#define FILENAME_MAX 1024
#define FOPEN_MAX 20
#define L_tmpnam 1024
#define TMP_MAX 26
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
int printf(const char *restrict format, ...) __attribute__((format(printf, 1, 2)));
int fprintf(FILE *restrict stream, const char *restrict format, ...) __attribute__((format(printf, 2, 3)));
int sprintf(char *restrict text, const char *restrict format, ...) __attribute__((format(printf, 2, 3)));
int snprintf(char *restrict text, size_t size, const char *restrict format, ...) __attribute__((format(printf, 3, 4)));
int dprintf(int descriptor, const char *restrict format, ...) __attribute__((format(printf, 2, 3)));
int asprintf(char **restrict text, const char *restrict format, ...) __attribute__((format(printf, 2, 3)));
int vprintf(const char *restrict format, va_list arguments) __attribute__((format(printf, 1, 0)));
int vfprintf(FILE *restrict stream, const char *restrict format, va_list arguments) __attribute__((format(printf, 2, 0)));
int vsprintf(char *restrict text, const char *restrict format, va_list arguments) __attribute__((format(printf, 2, 0)));
int vsnprintf(char *restrict text, size_t size, const char *restrict format, va_list arguments)
    __attribute__((format(printf, 3, 0)));
int scanf(const char *restrict format, ...) __attribute__((format(scanf, 1, 2)));
int fscanf(FILE *restrict stream, const char *restrict format, ...) __attribute__((format(scanf, 2, 3)));
int sscanf(const char *restrict text, const char *restrict format, ...) __attribute__((format(scanf, 2, 3)));
int vscanf(const char *restrict format, va_list arguments) __attribute__((format(scanf, 1, 0)));
int vfscanf(FILE *restrict stream, const char *restrict format, va_list arguments) __attribute__((format(scanf, 2, 0)));
int vsscanf(const char *restrict text, const char *restrict format, va_list arguments)
    __attribute__((format(scanf, 2, 0)));
FILE *fopen(const char *restrict path, const char *restrict mode);
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict stream);
FILE *fdopen(int descriptor, const char *mode);
FILE *tmpfile(void);
FILE *popen(const char *command, const char *mode);
int pclose(FILE *stream);
int fclose(FILE *stream);
int fflush(FILE *stream);
int fgetc(FILE *stream);
char *fgets(char *restrict text, int size, FILE *restrict stream);
int fputc(int character, FILE *stream);
int fputs(const char *restrict text, FILE *restrict stream);
int getc(FILE *stream);
int getchar(void);
char *gets(char *text);
int putc(int character, FILE *stream);
int putchar(int character);
int puts(const char *text);
int ungetc(int character, FILE *stream);
size_t fread(void *restrict block, size_t size, size_t count, FILE *restrict stream);
size_t fwrite(const void *restrict block, size_t size, size_t count, FILE *restrict stream);
int fgetpos(FILE *restrict stream, fpos_t *restrict position);
int fsetpos(FILE *stream, const fpos_t *position);
int fseek(FILE *stream, long offset, int origin);
long ftell(FILE *stream);
void rewind(FILE *stream);
void clearerr(FILE *stream);
int feof(FILE *stream);
int ferror(FILE *stream);
int fileno(FILE *stream);
void perror(const char *text);
int remove(const char *path);
int rename(const char *from, const char *to);
void setbuf(FILE *restrict stream, char *restrict buffer);
int setvbuf(FILE *restrict stream, char *restrict buffer, int mode, size_t size);
char *tmpnam(char *name);
char *tempnam(const char *folder, const char *prefix);
