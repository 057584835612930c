#include <stdlib.h>

int read_value(void);
void record(int value);
void close_valve(void);
_Noreturn void fatal(int code);

int behindReturn(void)
{
    int value = read_value();
    return value;
    record(value);  // expect: control/unreachable-code
    record(value + 1);
}

void behindGoto(int n)
{
    if (n > 0) {
        goto out;
        record(n);  // expect: control/unreachable-code
    }
    record(0);
out:
    close_valve();
}

int behindBothBranches(int n)
{
    if (n > 0) {
        return 1;
    } else {
        return 2;
    }
    close_valve();  // expect: control/unreachable-code
}

void behindEndlessLoop(void)
{
    for (;;) {
        record(read_value());
    }
    close_valve();  // expect: control/unreachable-code
}

void behindBreak(int n)
{
    while (n > 0) {
        n--;
        break;
        record(n);  // expect: control/unreachable-code
    }
}

int behindCallThatDoesNotReturn(int n)
{
    if (n < 0) {
        fatal(1);
        record(n);  // expect: control/unreachable-code
    }
    return n;
}

void beforeFirstCase(int n)
{
    switch (n) {
        record(n);  // expect: control/unreachable-code
    case 1:
        close_valve();
        break;
    default:
        break;
    }
}

int secondReturn(int n)
{
    return n;
    return 0;  // expect: control/unreachable-code
}

void innerLoopNeverLeft(int n)
{
    while (n > 0) {
        do {
            record(n);
        } while (1);
        n--;  // expect: control/unreachable-code
    }
}

int behindJumpThroughStatementExpression(int n)
{
    int m = ({ if (n > 0) { goto out; } n; });
    record(m);
out:
    return n;
}

int computedGoto(int n)
{
    static const void *const ways[] = { &&first, &&second };
    goto *ways[n & 1];
first:
    record(1);
    return 1;
second:
    record(2);
    return 2;
}
