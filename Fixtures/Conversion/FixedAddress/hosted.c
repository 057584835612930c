//# target: x86_64-linux-gnu   std: gnu11
#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#define END_MARK ((void *)-1)
void use(const void *place);
typedef void (*entry)(void);

void object(void)
{
    char *text = (char *)0x400000;  // expect: conversion/fixed-address
    use(text);
}

void function(void)
{
    entry start = (entry)0x401000;  // expect: conversion/fixed-address
    start();
}

void constObject(void)
{
    use((const uint32_t *)0x7fff0000u);  // expect: conversion/fixed-address
}

void marks(void)
{
    use(NULL);
    use((void *)1);
    use((void *)-1);
    use(END_MARK);
    signal(SIGINT, SIG_IGN);
}

uint32_t mapped(void)
{
    return *(volatile uint32_t *)0x40000000u;
}

void fromVariable(uintptr_t address)
{
    use((void *)address);
}
