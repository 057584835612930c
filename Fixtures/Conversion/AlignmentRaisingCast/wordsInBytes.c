#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct header { uint32_t id; uint16_t length; };
struct __attribute__((packed)) wire { uint32_t id; uint16_t length; };

static uint8_t rx[64];
static uint8_t aligned[64] __attribute__((aligned(4)));
static _Alignas(4) uint8_t alignas4[64];
static uint32_t words[16];
static union { uint8_t bytes[16]; uint32_t words[4]; } both;

uint32_t first(const uint8_t *p) { return *(const uint32_t *)p; }  // expect: conversion/alignment-raising-cast
uint32_t behindHeader(void) { return *(uint32_t *)&rx[3]; }  // expect: conversion/alignment-raising-cast
uint16_t length(const uint8_t *p) { return ((const struct header *)p)->length; }  // expect: conversion/alignment-raising-cast
uint32_t element(void) { return ((uint32_t *)rx)[1]; }  // expect: conversion/alignment-raising-cast
void kept(uint8_t *p) {
  struct header *h = (struct header *)p;  // expect: conversion/alignment-raising-cast
  h->id = 1;
}
uint32_t pairs(uint16_t *p) { return *(uint32_t *)p; }  // expect: conversion/alignment-raising-cast

uint32_t copied(const uint8_t *p) {
  uint32_t value;
  memcpy(&value, p, sizeof value);
  return value;
}
uint32_t byShifts(const uint8_t *p) { return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24; }
uint16_t packed(const uint8_t *p) { return ((const struct wire *)p)->length; }
uint32_t declared(void) { return *(uint32_t *)aligned + *(uint32_t *)alignas4; }
uint32_t wasWords(void) { return *(uint32_t *)(uint8_t *)words; }
uint32_t fromUnion(void) { return *(uint32_t *)both.bytes; }
uint8_t bytesOfWords(int i) { return ((uint8_t *)words)[i]; }
uint32_t fromHeap(void) {
  uint32_t *p = (uint32_t *)malloc(16);
  uint32_t v = p ? p[0] : 0;
  free(p);
  return v;
}
uint32_t fromVoid(void *p) { return *(uint32_t *)p; }
uint32_t checked(const uint8_t *p) {
  if ((uintptr_t)p & 3u) return 0;
  return *(const uint32_t *)p;
}
struct list { struct list *next; };
struct item { uint32_t id; struct list link; };
struct item *container(struct list *l) { return (struct item *)((char *)l - 8); }
uint32_t deliberate(uint8_t *p) { return *(uint32_t *)(void *)p; }
uint32_t device(void) { return *(volatile uint32_t *)0x40020000; }

int startDma(uint32_t *from, int n);
static uint16_t samples[8];
int dma(void) { return startDma((uint32_t *)samples, 8); }  // unknown: conversion/alignment-raising-cast environment
