#include <stdint.h>

#define LEVEL_FAST 3
#define LEVEL_SAFE 3
#define CHOOSE(x) ((x) ? 4 : 4)

#define CHECK(x) (x ? (void)0 : fail(__LINE__))

void set_pin(int pin, int level);
void fail(int line);

void direction(int forward)
{
    if (forward) {
        set_pin(1, 1);
        set_pin(2, 0);
    } else {
        set_pin(1, 0);
        set_pin(2, 1);
    }
}

int constantsOfEqualValue(int fast)
{
    return fast ? LEVEL_FAST : LEVEL_SAFE;
}

void checks(int x) { CHECK(x > 0); }

int inMacro(int x) { return CHOOSE(x); }

void directiveInside(int on)
{
    if (on) {
#ifdef BOARD_A
        set_pin(1, 1);
#endif
        set_pin(2, 1);
    } else {
#ifdef BOARD_B
        set_pin(1, 1);
#endif
        set_pin(2, 1);
    }
}

void emptyBranches(int on)
{
    if (on) {
        /* nothing to do yet */
    } else {
        /* nothing either */
    }
}

int firstOfChain(int n)
{
    if (n == 1) {
        return 1;
    } else if (n == 2) {
        return 1;
    } else {
        return 2;
    }
}

void orderDiffers(int on)
{
    if (on) {
        set_pin(1, 1);
        set_pin(2, 1);
    } else {
        set_pin(2, 1);
        set_pin(1, 1);
    }
}

void withoutElse(int on)
{
    if (on) {
        set_pin(1, 1);
    }
    set_pin(1, 1);
}
