#pragma once
/* ISO/IEC 9899:2018 §7.24 and POSIX.1-2017 <string.h> */
#include <stddef.h>
void *memcpy(void *restrict destination, const void *restrict source, size_t size);
void *memmove(void *destination, const void *source, size_t size);
void *memset(void *destination, int value, size_t size);
int memcmp(const void *a, const void *b, size_t size) __attribute__((pure));
void *memchr(const void *block, int value, size_t size) __attribute__((pure));
void *memccpy(void *restrict destination, const void *restrict source, int value, size_t size);
void *memmem(const void *block, size_t size, const void *part, size_t partSize) __attribute__((pure));
void *mempcpy(void *restrict destination, const void *restrict source, size_t size);
char *strcpy(char *restrict destination, const char *restrict source);
char *strncpy(char *restrict destination, const char *restrict source, size_t size);
char *stpcpy(char *restrict destination, const char *restrict source);
char *strcat(char *restrict destination, const char *restrict source);
char *strncat(char *restrict destination, const char *restrict source, size_t size);
size_t strlcpy(char *restrict destination, const char *restrict source, size_t size);
size_t strlcat(char *restrict destination, const char *restrict source, size_t size);
int strcmp(const char *a, const char *b) __attribute__((pure));
int strncmp(const char *a, const char *b, size_t size) __attribute__((pure));
int strcoll(const char *a, const char *b) __attribute__((pure));
size_t strxfrm(char *restrict destination, const char *restrict source, size_t size);
char *strchr(const char *text, int character) __attribute__((pure));
char *strrchr(const char *text, int character) __attribute__((pure));
size_t strspn(const char *text, const char *accepted) __attribute__((pure));
size_t strcspn(const char *text, const char *rejected) __attribute__((pure));
char *strpbrk(const char *text, const char *accepted) __attribute__((pure));
char *strstr(const char *text, const char *part) __attribute__((pure));
char *strtok(char *restrict text, const char *restrict separators);
char *strtok_r(char *restrict text, const char *restrict separators, char **restrict state);
size_t strlen(const char *text) __attribute__((pure));
size_t strnlen(const char *text, size_t size) __attribute__((pure));
char *strdup(const char *text) __attribute__((malloc));
char *strndup(const char *text, size_t size) __attribute__((malloc));
char *strerror(int number);
int strerror_r(int number, char *text, size_t size);
char *strsep(char **text, const char *separators);
void explicit_bzero(void *block, size_t size);
#include <strings.h>
