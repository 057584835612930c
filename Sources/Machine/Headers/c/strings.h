#pragma once
/* POSIX.1-2017 <strings.h> */
#include <stddef.h>
int strcasecmp(const char *a, const char *b) __attribute__((pure));
int strncasecmp(const char *a, const char *b, size_t size) __attribute__((pure));
int ffs(int value) __attribute__((const));
void bzero(void *block, size_t size);
void bcopy(const void *source, void *destination, size_t size);
int bcmp(const void *a, const void *b, size_t size) __attribute__((pure));
char *index(const char *text, int character) __attribute__((pure));
char *rindex(const char *text, int character) __attribute__((pure));
