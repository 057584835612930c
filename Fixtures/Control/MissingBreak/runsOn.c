#include <stdlib.h>

void start(void);
void stop(void);
void log_it(void);
_Noreturn void fatal(void);
static void trap(void) { for (;;) { } }

void runsOn(int command)
{
    switch (command) {
    case 1:
        start();
    case 2:  // expect: control/missing-break
        stop();
        break;
    default:
        break;
    }
}

void runsIntoDefault(int command)
{
    switch (command) {
    case 1:
        start();
        break;
    case 2:
        stop();
    default:  // expect: control/missing-break
        log_it();
    }
}

int breakOnOneWayOnly(int command, int is_ready)
{
    int result = 0;
    switch (command) {
    case 1:
        if (is_ready) {
            result = 1;
            break;
        }
    case 2:  // expect: control/missing-break
        result = 2;
        break;
    default:
        break;
    }
    return result;
}

void breakOfInnerLoop(int command)
{
    switch (command) {
    case 1:
        while (command > 0) {
            command--;
            break;
        }
    case 2:  // expect: control/missing-break
        stop();
        break;
    default:
        break;
    }
}

void blockRunsOn(int command)
{
    switch (command) {
    case 1: {
        start();
    }
    case 2: {  // expect: control/missing-break
        stop();
        break;
    }
    default: {
        break;
    }
    }
}

int everyWayLeaves(int command, int is_ready)
{
    switch (command) {
    case 0:
        if (is_ready) {
            return 1;
        } else {
            return 2;
        }
    case 1:
        goto out;
    case 2:
        fatal();
    case 3:
        exit(1);
    case 4:
        trap();
    case 5:
        for (;;) {
        }
    default:
        return 3;
    }
out:
    return 4;
}

void sharedLabels(int command)
{
    switch (command) {
    case 1:
    case 2:
    case 3:
        start();
        break;
    case 4: case 5: stop(); break;
    case 6:
    default:
        log_it();
        break;
    }
}

void intoLoneBreak(int command)
{
    switch (command) {
    case 1:
        start();
    default:
        break;
    }
}

void continueOfLoop(const int *commands, int n)
{
    for (int i = 0; i < n; i++) {
        switch (commands[i]) {
        case 1:
            start();
            continue;
        case 2:
            stop();
            break;
        default:
            break;
        }
    }
}
