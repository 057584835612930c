#include <stdbool.h>
#include <stddef.h>

bool is_ready(void);
int level(void);
void start(void);
extern void hook(void) __attribute__((weak));
typedef bool (*probe)(void);

void bareName(void)
{
    if (is_ready) {  // expect: expression/function-address-in-condition
        start();
    }
}

void negated(void)
{
    while (!is_ready) {  // expect: expression/function-address-in-condition
        start();
    }
}

void compared(void)
{
    if (level > 10) {  // expect: expression/function-address-in-condition
        start();
    }
    if (level == 0) {  // expect: expression/function-address-in-condition
        start();
    }
}

void inConjunction(int n)
{
    if (n > 0 && is_ready) {  // expect: expression/function-address-in-condition
        start();
    }
}

void chosen(int *out)
{
    *out = is_ready ? 1 : 2;  // expect: expression/function-address-in-condition
}

void called(int n)
{
    if (is_ready() && level() > n) {
        start();
    }
}

void weakHook(void)
{
    if (hook) {
        hook();
    }
    if (hook != NULL) {
        hook();
    }
}

void throughPointer(probe ask)
{
    if (ask && ask()) {
        start();
    }
    if (ask == is_ready) {
        start();
    }
    probe other = is_ready;
    if (other) {
        start();
    }
}
