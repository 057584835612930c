#include <stdbool.h>
#include <stdint.h>

void record(int value);
int read_value(void);

int oneBranchReturns(int n)  // expect: control/missing-return
{
    if (n > 0) {
        return 1;
    }
}

static bool loopMayEnd(const int *list, int n)  // expect: control/missing-return
{
    for (int i = 0; i < n; i++) {
        if (list[i] == 0) {
            return true;
        }
    }
}

bool useLoop(const int *list) { return loopMayEnd(list, 4); }

uint8_t switchWithoutReturnInDefault(int n)  // expect: control/missing-return
{
    switch (n) {
    case 1:
        return 1u;
    default:
        record(n);
        break;
    }
}

int breakLeavesEndlessLoop(void)  // expect: control/missing-return
{
    while (1) {
        if (read_value() > 3) {
            break;
        }
    }
}

int onlyRecords(int n)  // expect: control/missing-return
{
    record(n);
}

struct pair { int a, b; };

struct pair structure(int n)  // expect: control/missing-return
{
    struct pair pair = { n, n };
    record(pair.a);
}

enum alarm { ALARM_NONE, ALARM_LOW };

int allEnumerators(enum alarm alarm)  // unknown: control/missing-return environment
{
    switch (alarm) {
    case ALARM_NONE:
        return 0;
    case ALARM_LOW:
        return 1;
    }
}

int byAssembly(void)  // unknown: control/missing-return unsupported
{
    __asm__ volatile("nop");
}
