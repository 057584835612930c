#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char store[64];
struct header { uint8_t type; uint8_t length; };

int received(int fd, char *out) {
  int n = read(fd, store, sizeof store);
  memcpy(out, store, n);  // expect: conversion/sign-change
  return n;
}

int receivedChecked(int fd, char *out) {
  int n = read(fd, store, sizeof store);
  if (n < 0) return -1;
  memcpy(out, store, n);
  return n;
}

int shortRead(int fd) {
  int n = read(fd, store, sizeof store);
  if (n < sizeof(struct header)) return -1;  // expect: conversion/sign-change
  return 0;
}

int shortReadCast(int fd) {
  int n = read(fd, store, sizeof store);
  if (n < (int)sizeof(struct header)) return -1;
  return 0;
}

void onlyUpperBound(const char *in, int n) {
  if (n > 64) return;
  memcpy(store, in, n);  // expect: conversion/sign-change
}

void bothBounds(const char *in, int n) {
  if (n < 0 || n > 64) return;
  memcpy(store, in, n);
}

void anyLength(const char *in, int n) {
  memcpy(store, in, n);  // unknown: conversion/sign-change environment
}

unsigned fromText(const char *text) {
  int rate = atoi(text);
  unsigned requested = rate;  // expect: conversion/sign-change
  return requested > 100 ? 100 : requested;
}

unsigned fromTextChecked(const char *text) {
  int rate = atoi(text);
  if (rate < 0) rate = 0;
  return rate;
}

int position(const char *in, unsigned n) {
  int found = -1;
  for (unsigned i = 0; i < n && i < 64; i++)
    if (in[i] == ';') { found = i; break; }
  return found < n;  // expect: conversion/sign-change
}

void clear(void) {
  for (int i = 0; i < sizeof store; i++) store[i] = 0;
}

int countdown(void) {
  int sum = 0;
  for (int i = 63; i >= 0; i--) sum += store[(unsigned)i];
  return sum;
}
