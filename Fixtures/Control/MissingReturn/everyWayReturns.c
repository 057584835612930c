#include <assert.h>
#include <stdlib.h>

void record(int value);
int read_value(void);
_Noreturn void fatal(void);
static void halt(void) { for (;;) { } }

#define CHECK(x) do { if (!(x)) { halt(); } } while (0)

int bothBranches(int n)
{
    if (n > 0) {
        return 1;
    } else {
        return 0;
    }
}

int endlessLoop(void)
{
    for (;;) {
        if (read_value() > 3) {
            return 1;
        }
    }
}

int whileTrue(void)
{
    while (1) {
        record(read_value());
    }
}

int doLoop(void)
{
    do {
        int value = read_value();
        if (value > 0) {
            return value;
        }
    } while (1);
}

int fatalAtEnd(int n)
{
    if (n > 0) {
        return n;
    }
    fatal();
}

int haltInSameFile(int n)
{
    if (n > 0) {
        return n;
    }
    halt();
}

int assertionOfMacro(int n)
{
    switch (n) {
    case 1:
        return 1;
    default:
        CHECK(0);
    }
}

int standardAssert(int n)
{
    if (n > 0) {
        return 1;
    }
    assert(0 && "cannot happen");
}

int builtinUnreachable(int n)
{
    switch (n) {
    case 1:
        return 1;
    case 2:
        return 2;
    default:
        __builtin_unreachable();
    }
}

int defaultReturns(int n)
{
    switch (n) {
    case 1:
        record(1);
        /* fall through */
    case 2:
        return 2;
    default:
        return 3;
    }
}

int retry(int n)
{
again:
    if (n > 0) {
        n--;
        goto again;
    }
    return n;
}

__attribute__((naked)) int entry(void)
{
    __asm__("nop");
}

void noResult(int n)
{
    record(n);
}

int main(void)
{
    record(1);
}
