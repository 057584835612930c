#include <stdlib.h>

void record(unsigned int value);
_Noreturn void fatal(void);

void endsByReturn(unsigned int n)  // expect: firmware/recursion
{
    if (n == 0u) {
        return;
    }
    endsByReturn(n - 1u);
}

unsigned int endsByCondition(unsigned int n)  // expect: firmware/recursion
{
    return n == 0u ? 0u : n + endsByCondition(n - 1u);
}

int endsByAnd(int n)  // expect: firmware/recursion
{
    return n > 0 && endsByAnd(n - 1);
}

void inBranch(unsigned int n)  // expect: firmware/recursion
{
    if (n > 0u) {
        inBranch(n - 1u);
    }
}

void inLoop(unsigned int n)  // expect: firmware/recursion
{
    for (unsigned int i = 0u; i < n; i++) {
        inLoop(i);
    }
}

void endsByCall(unsigned int n)  // expect: firmware/recursion
{
    if (n > 1000u) {
        fatal();
    }
    endsByCall(n + 1u);
}

static void leave(unsigned int n);

void enter(unsigned int n)  // expect: firmware/recursion
{
    leave(n);
}

static void leave(unsigned int n)
{
    if (n > 2u) {
        enter(n / 2u);
    }
}

unsigned long size(unsigned int n)
{
    return sizeof(size(n));
}
