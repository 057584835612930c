//# target: arm-none-eabi   std: c11
typedef unsigned int word;
typedef unsigned short half;

static unsigned char buffer[16];

word dmaAddress(void) { return (word)buffer; }
half cut(void) { return (half)(void *)buffer; }  // expect: conversion/pointer-truncation
half cutTwice(void) { return (half)(word)buffer; }  // expect: conversion/pointer-truncation
word fits(void) { return (word)(unsigned long)buffer; }
unsigned char cutToByte(int *p) { return (unsigned char)p; }  // expect: conversion/pointer-truncation
