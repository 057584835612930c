#include <stdbool.h>
#include <stdint.h>

enum alarm { ALARM_NONE, ALARM_LOW, ALARM_HIGH };
typedef enum { IDLE, RUN, FAULT } State;

void act(int what);

void enumeratorLeftOut(enum alarm alarm)
{
    switch (alarm) {  // expect: control/missing-default
    case ALARM_NONE:
        act(0);
        break;
    case ALARM_LOW:
        act(1);
        break;
    }
}

void integer(uint8_t command)
{
    switch (command) {  // expect: control/missing-default
    case 1u:
        act(1);
        break;
    case 2u:
        act(2);
        break;
    }
}

void defaultOfInnerSwitch(int a, int b)
{
    switch (a) {  // expect: control/missing-default
    case 1:
        switch (b) {
        case 2:
            act(2);
            break;
        default:
            break;
        }
        break;
    }
}

void maskWithGap(uint32_t word)
{
    switch (word & 3u) {  // expect: control/missing-default
    case 0u:
    case 1u:
    case 3u:
        act(1);
        break;
    }
}

void allEnumerators(State state)
{
    switch (state) {
    case IDLE:
        act(0);
        break;
    case RUN:
        act(1);
        break;
    case FAULT:
        act(2);
        break;
    }
}

void allEnumeratorsByRange(enum alarm alarm)
{
    switch (alarm) {
    case ALARM_NONE ... ALARM_HIGH:
        act(0);
        break;
    }
}

void withDefault(int command)
{
    switch (command) {
    case 1:
        act(1);
        break;
    default:
        break;
    }
}

void defaultFirst(int command)
{
    switch (command) {
    default:
        act(0);
        break;
    case 1:
        act(1);
        break;
    }
}

void wholeMask(uint32_t word)
{
    switch (word & 3u) {
    case 0u:
    case 1u:
        act(1);
        break;
    case 2u:
        act(2);
        break;
    case 3u:
        act(3);
        break;
    }
}

void boolean(bool flag)
{
    switch (flag) {
    case false:
        act(0);
        break;
    case true:
        act(1);
        break;
    }
}

#define DISPATCH(x) do { switch (x) { case 1: act(1); break; case 2: act(2); break; } } while (0)

void inMacro(int command) { DISPATCH(command); }
