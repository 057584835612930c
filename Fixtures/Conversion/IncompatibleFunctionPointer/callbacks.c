#include <stdint.h>
#include <stdlib.h>

typedef void (*Callback)(void *context);
typedef int (*Reader)(uint8_t *data, uint16_t n);
typedef void (*Vector)(void);
struct driver { Reader read; Callback done; };

void attach(Callback callback);
int readBytes(uint8_t *data, uint16_t n);
int readLong(uint8_t *data, uint32_t n);
int readNothing(void);
void tick(void);
void onDone(void *context);
void onByte(uint8_t byte);
void onDevice(struct driver *device);
uint8_t shortResult(void *context);

void attached(void) {
  attach(onDone);
  attach(tick);  // expect: conversion/incompatible-function-pointer
  attach((Callback)onByte);  // expect: conversion/incompatible-function-pointer
  attach((Callback)onDevice);  // expect: conversion/incompatible-function-pointer
  attach(0);
}

struct driver good = {readBytes, onDone};
struct driver bad = {(Reader)readLong, onDone};  // expect: conversion/incompatible-function-pointer
struct driver worse = {.read = (Reader)readNothing};  // expect: conversion/incompatible-function-pointer

#define REGISTER(f) attach((Callback)f)
void registered(void) {
  REGISTER(onDevice);  // unknown: conversion/incompatible-function-pointer environment
  REGISTER(onByte);  // expect: conversion/incompatible-function-pointer
}

int calledWrong(void) { return ((int (*)(int))readNothing)(3); }  // expect: conversion/incompatible-function-pointer
void resultDropped(void) { attach((Callback)shortResult); }  // expect: conversion/incompatible-function-pointer

const Vector table[] = {tick, &tick, (Vector)0x08000101, (Vector)onDone};  // unknown: conversion/incompatible-function-pointer environment  // expect: conversion/fixed-address

void jump(uint32_t address) { ((Vector)(uintptr_t)address)(); }
void direct(void) { (*tick)(); (&tick)(); }
void throughVariable(void) { Callback c = onDone; c(0); }
int byValue(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
void sorted(int *v) { qsort(v, 4, sizeof *v, byValue); }
int oldStyle();
Reader unprototyped(void) { return oldStyle; }
typedef int Status;
Status readStatus(uint8_t *data, uint16_t n);
Reader sameByTypedef(void) { return readStatus; }
