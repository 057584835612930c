#pragma once
/* ISO/IEC 9899:2018 §7.29, the part that firmware uses */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
typedef __WINT_TYPE__ wint_t;
typedef struct {
  unsigned long state;
} mbstate_t;
#define WEOF ((wint_t)-1)
size_t wcslen(const wchar_t *text) __attribute__((pure));
wchar_t *wcscpy(wchar_t *restrict destination, const wchar_t *restrict source);
wchar_t *wcsncpy(wchar_t *restrict destination, const wchar_t *restrict source, size_t size);
wchar_t *wcscat(wchar_t *restrict destination, const wchar_t *restrict source);
wchar_t *wcsncat(wchar_t *restrict destination, const wchar_t *restrict source, size_t size);
int wcscmp(const wchar_t *a, const wchar_t *b) __attribute__((pure));
int wcsncmp(const wchar_t *a, const wchar_t *b, size_t size) __attribute__((pure));
wchar_t *wcschr(const wchar_t *text, wchar_t character) __attribute__((pure));
wchar_t *wmemcpy(wchar_t *restrict destination, const wchar_t *restrict source, size_t size);
wchar_t *wmemset(wchar_t *destination, wchar_t value, size_t size);
int swprintf(wchar_t *restrict text, size_t size, const wchar_t *restrict format, ...);
size_t mbrtowc(wchar_t *restrict wide, const char *restrict text, size_t size, mbstate_t *restrict state);
size_t wcrtomb(char *restrict text, wchar_t wide, mbstate_t *restrict state);
