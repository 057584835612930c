#include <stdint.h>

void set_pin(int pin, int level);

void direction(int forward)
{
    if (forward) {  // expect: control/duplicate-branch
        set_pin(1, 1);
        set_pin(2, 0);
    } else {
        set_pin(1, 1);
        set_pin(2, 0); /* the other way round */
    }
}

int factor(int metric)
{
    return metric ? 1000 : 1000;  // expect: control/duplicate-branch
}

void layoutDiffers(int on)
{
    if (on)  // expect: control/duplicate-branch
        set_pin(1, 1);
    else {
        set_pin(1,
                1);
    }
}

int lastOfChain(int n)
{
    if (n == 1) {
        return 1;
    } else if (n == 2) {  // expect: control/duplicate-branch
        return 2;
    } else {
        return 2;
    }
}

void localInEachBranch(int on)
{
    if (on) {  // expect: control/duplicate-branch
        int level = 3;
        set_pin(1, level);
    } else {
        int level = 3;
        set_pin(1, level);
    }
}

uint8_t inArgument(int wide)
{
    set_pin(wide ? 8 : 8, 1);  // expect: control/duplicate-branch
    return 0u;
}
