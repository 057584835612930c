#include <ctype.h>
#include <stdio.h>

static const unsigned char width[256];

int words(const char *text) {
  int n = 0;
  for (; *text; text++)
    if (isspace(*text)) n++;  // expect: conversion/plain-char-to-ctype
  return n;
}

void upper(char *text) {
  for (int i = 0; text[i]; i++) text[i] = toupper(text[i]);  // expect: conversion/plain-char-to-ctype
}

int parenthesised(char c) { return (isdigit)(c); }  // expect: conversion/plain-char-to-ctype
int promoted(char c) { return isalpha((int)c); }  // unknown: conversion/plain-char-to-ctype environment
int index(char c) { return width[c]; }  // expect: conversion/plain-char-to-ctype

int small(signed char i) { return width[i]; }
int cast(const char *text) { return isspace((unsigned char)*text); }
int ascii(char c) {
  if (c < 0) return 0;
  return isalnum(c);
}
int masked(char c) { return isalnum(c & 0x7f); }
int digit(char c) { return c >= '0' && c <= '9' && isxdigit(c); }
int byte(unsigned char c) { return isprint(c); }
int input(void) { int c = getchar(); return isalpha(c); }
int literal(void) { return isalpha('a'); }
int indexCast(char c) { return width[(unsigned char)c]; }
int indexRange(char c) { return c >= 'a' && c <= 'z' ? width[c - 'a'] : 0; }
int indexChecked(char c) { return c > 0 ? width[c] : 0; }
