#include <stdint.h>
#include <string.h>

extern volatile uint32_t counter;
static volatile uint8_t shared[16];
static const uint8_t table[] = {1, 2, 3};
struct config { const char *name; uint8_t id; };

void transmit(uint8_t *data, int n);
static void fill(uint8_t *p) { p[0] = 0; }

uint32_t plainRead(void) { return *(uint32_t *)&counter; }  // expect: conversion/discarded-qualifier
void plainCopy(uint8_t *out) { memcpy(out, (void *)shared, sizeof shared); }  // expect: conversion/discarded-qualifier
void implicitly(void) { uint8_t *p = shared; p[0] = 1; }  // expect: conversion/discarded-qualifier
void changed(const struct config *c) { ((struct config *)c)->id = 3; }  // expect: conversion/discarded-qualifier
void written(void) { *(uint8_t *)table = 0; }  // expect: conversion/discarded-qualifier
void passed(void) { fill((uint8_t *)table); }  // expect: conversion/discarded-qualifier
char *given(const char *s) { return (char *)s; }  // expect: conversion/discarded-qualifier
void toFunction(const uint8_t *p) { transmit(p, 1); }  // expect: conversion/discarded-qualifier

int8_t onlyRead(const uint8_t *p) { return ((int8_t *)p)[1]; }  // unknown: conversion/discarded-qualifier environment
int compared(uint8_t *p, const uint8_t *end) { return p == end; }
void oldInterface(void) { transmit((uint8_t *)table, 3); }  // unknown: conversion/discarded-qualifier environment
void literal(void) { transmit((uint8_t *)"ok", 2); }
const char *added(char *s) { return s; }
volatile uint8_t *addedVolatile(uint8_t *p) { return (volatile uint8_t *)p; }
uint32_t value(void) { return (uint32_t)counter; }
const uint8_t *sameQualifier(void) { return (const uint8_t *)table; }
uintptr_t address(void) { return (uintptr_t)shared; }
void copyOut(uint8_t *out) { for (int i = 0; i < 16; i++) out[i] = shared[i]; }
void copyConst(uint8_t *out) { memcpy(out, table, sizeof table); }
const void *erased(const uint8_t *p) { return p; }
void nothing(const int *p) { (void)p; }
