#include <stdint.h>
#include <stdlib.h>

#define FEATURE_LOG 0
#define HARDWARE_REVISION 2
#define ASSERT(x) do { if (!(x)) { for (;;) { } } } while (0)
#define UNREACHABLE() ASSERT(0)

void record(int value);
void close_valve(void);
void vTaskDelete(void *task);
_Noreturn void fatal(int code);

void featureSwitchedOff(void)
{
    if (FEATURE_LOG) {
        record(1);
    }
    while (FEATURE_LOG) {
        record(2);
    }
    close_valve();
}

int revision(void)
{
    if (HARDWARE_REVISION == 2) {
        return 1;
    } else if (HARDWARE_REVISION == 3) {
        return 2;
    }
    close_valve();
    return 0;
}

int constantSwitch(void)
{
    switch (HARDWARE_REVISION) {
    case 2:
        return 1;
    case 3:
        record(3);
        return 2;
    default:
        return 0;
    }
}

int breakBehindReturn(int n)
{
    switch (n) {
    case 1:
        return 1;
        break;
    default:
        return 2;
        break;
    }
}

int mainLoopWithReturn(void)
{
    for (;;) {
        record(1);
    }
    return 0;
}

void task(void *argument)
{
    (void)argument;
    while (1) {
        record(1);
    }
    vTaskDelete(NULL);
}

int returnBehindFatal(int n)
{
    if (n < 0) {
        fatal(1);
        return -1;
    }
    return n;
}

int assertion(int n)
{
    switch (n) {
    case 1:
        return 1;
    default:
        UNREACHABLE();
        return 0;
    }
}

void declarationBeforeCase(int n)
{
    switch (n) {
        int scratch;
    case 1:
        scratch = n;
        record(scratch);
        break;
    default:
        break;
    }
}

int cleanup(int n)
{
    int error = 1;
    if (n < 0) {
        goto out;
    }
    error = 0;
out:
    close_valve();
    return error;
}

void loopLeftByBreak(int n)
{
    while (1) {
        if (n-- == 0) {
            break;
        }
    }
    close_valve();
}

void shortCircuit(int n)
{
    n > 0 || (fatal(1), 0);
    record(n);
    (n < 10) ? (void)0 : fatal(2);
    close_valve();
}

int noElse(int n)
{
    if (n > 0)
        return 1;
    record(n);
    return 0;
}
