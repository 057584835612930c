#include <stdbool.h>
#include <stdint.h>

void open_valve(void);
void step(int i);
bool is_safe(void);

void semicolonBehindIf(bool ok)
{
    if (ok);  // expect: control/misplaced-semicolon
    {
        open_valve();
    }
}

void semicolonOnTheNextLineOfIf(bool ok)
{
    if (ok)  // misses: control/misplaced-semicolon
        ;
    open_valve();
}

void semicolonBehindFor(int n)
{
    for (int i = 0; i < n; i++);  // expect: control/misplaced-semicolon
    {
        step(n);
    }
}

void semicolonBehindWhile(volatile uint32_t *status)
{
    while ((*status & 1u) != 0u);  // expect: control/misplaced-semicolon
    {
        open_valve();
    }
}

void indentedStatementBehindFor(int n)
{
    int i;
    for (i = 0; i < n; i++);  // expect: control/misplaced-semicolon
        step(i);
}

void semicolonBehindSwitch(int n)
{
    switch (n);  // expect: control/misplaced-semicolon, control/missing-default
    open_valve();
}

void behindLabel(int n)
{
    switch (n) {
    case 1:
        if (is_safe());  // expect: control/misplaced-semicolon
        {
            open_valve();
        }
        break;
    default:
        break;
    }
}

void bodyInBraces(bool ok)
{
    if (ok) {
        open_valve();
    }
}

void emptyBranchWithElse(bool ok)
{
    if (ok)
        ;
    else
        open_valve();
}
