//# target: arm-none-eabi   std: c11
typedef unsigned int word;
typedef struct { volatile word control; volatile word data; } Uart;

#define UART_BASE 0x40011000u
#define UART(n) ((Uart *)(UART_BASE + 0x400u * (n)))

static const word bases[] = {0x40011000u, 0x40004400u};

word status(void) { return UART(0)->control; }
word statusOf(int n) { return ((Uart *)bases[n])->control; }  // unknown: conversion/integer-to-pointer environment
word flash(word address) { return *(volatile word *)address; }  // unknown: conversion/integer-to-pointer environment
word byHalf(unsigned short address) { return *(volatile word *)address; }  // expect: conversion/integer-to-pointer
