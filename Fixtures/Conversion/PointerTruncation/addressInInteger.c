#include <stddef.h>
#include <stdint.h>

struct node { int key; struct node *next; };
static char area[32];

unsigned addressOfNode(struct node *n) { return (unsigned)n; }  // expect: conversion/pointer-truncation
uint32_t addressOfArray(void) { return (uint32_t)area; }  // expect: conversion/pointer-truncation
int withoutCast(struct node *n) { int id = n; return id; }  // expect: conversion/pointer-truncation
uint16_t functionAddress(void) { return (uint16_t)addressOfArray; }  // expect: conversion/pointer-truncation

uintptr_t whole(struct node *n) { return (uintptr_t)n; }
uint64_t wide(struct node *n) { return (uint64_t)n; }
int aligned(struct node *n) { return ((uint32_t)n & 3u) == 0; }
int alignedByRemainder(struct node *n) { return (unsigned)n % 4 == 0; }
unsigned offset(void) { return (unsigned)&((struct node *)0)->next; }
unsigned offsetByMacro(void) { return offsetof(struct node, next); }
uint8_t lowByte(struct node *n) { return (uint8_t)(uintptr_t)n; }  // expect: conversion/pointer-truncation
void halves(uint32_t *out, struct node *n) {
  out[0] = (uint32_t)(uintptr_t)n;
  out[1] = (uint32_t)((uintptr_t)n >> 32);
}
uint8_t task(void *argument) { return (uint8_t)(uintptr_t)argument; }  // unknown: conversion/pointer-truncation environment
uint8_t hashed(struct node *n) { return (uint8_t)(((uintptr_t)n >> 4) ^ ((uintptr_t)n >> 12)); }
_Bool present(struct node *n) { return n; }
int isSet(struct node *n) { return n != 0; }
#define HASH(p) (((uintptr_t)(p) >> 4) & 15)
unsigned bucket(struct node *n) { return HASH(n); }
