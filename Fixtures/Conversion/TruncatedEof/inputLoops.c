#include <stdint.h>
#include <stdio.h>

int uartGet(void);

void cut(void) {
  char c;
  while ((c = getchar()) != EOF) {  // expect: conversion/truncated-eof
    putchar(c);
  }
}

void cutByInitialiser(FILE *f) {
  char c = fgetc(f);
  if (c == EOF) puts("end");  // expect: conversion/truncated-eof
}

int cutToByte(FILE *f) {
  uint8_t c = (uint8_t)getc(f);
  return c == EOF;  // expect: conversion/truncated-eof
}

int mirrored(FILE *f) {
  signed char c = fgetc(f);
  return EOF != c;  // expect: conversion/truncated-eof
}

int minusOne(void) {
  char c = getchar();
  return c == -1;  // expect: conversion/truncated-eof
}

int castInComparison(FILE *f) { return (char)fgetc(f) == EOF; }  // expect: conversion/truncated-eof

void kept(void) {
  int c;
  while ((c = getchar()) != EOF) putchar(c);
}

int keptThenCut(FILE *f, char *out) {
  int c = fgetc(f);
  if (c == EOF) return -1;
  *out = (char)c;
  return 0;
}

int ended(FILE *f) { return fgetc(f) == EOF; }
int full(const char *s, FILE *f) { return fputs(s, f) == EOF; }
int ownSentinel(void) { int c = uartGet(); return c == -1; }
int trim(int8_t offset) { return offset == -1; }
int newline(void) { char c = getchar(); return c == '\n'; }
