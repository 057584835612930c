#include <stddef.h>
#include <stdint.h>

#define PORT ((volatile uint32_t *)0x40020014u)
#define REG(n) (*(volatile uint32_t *)(0x40020000u + 4u * (n)))

int *withoutCast(int address) {
  int *p = address;  // expect: conversion/integer-to-pointer
  return p;
}

char *narrow(uint16_t address) { return (char *)address; }  // expect: conversion/integer-to-pointer
char *narrowSum(uint32_t base, uint32_t offset) { return (char *)(base + offset); }  // expect: conversion/integer-to-pointer
int *constantWithoutCast(void) { return 0x20000000; }  // expect: conversion/integer-to-pointer, conversion/fixed-address

void *none(void) { return 0; }
void *noneByMacro(void) { return NULL; }
void *noneCast(void) { return (void *)0; }
void set(void) { *PORT = 1u; }
uint32_t get(void) { return REG(3); }
char *alignedUp(char *p) { return (char *)(((uintptr_t)p + 7u) & ~(uintptr_t)7u); }
char *stored(uintptr_t address) { return (char *)address; }
int ask(uint64_t *value);
uint8_t peek(void) {
  uint64_t address;
  if (ask(&address)) return 0;
  return *(const uint8_t *)(uintptr_t)address;  // expect: conversion/integer-to-pointer
}
void *wide(uint64_t address) { return (void *)address; }  // unknown: conversion/integer-to-pointer environment
