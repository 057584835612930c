#include <stdbool.h>
#include <stdint.h>

int read_value(void);
void record(int value);
extern int flag;
struct port { uint32_t status; };

void conditionUntouched(void)
{
    int i = 0;
    while (i >= 0) {  // expect: control/loop-without-end
        record(i);
    }
}

void wrongVariable(int n)
{
    int i = 0;
    int j = 0;
    while (i < n) {  // expect: control/loop-without-end
        record(j);
        j++;
    }
}

void staysInRange(void)
{
    int i = 0;
    do {
        record(i);
        i = (i + 1) % 256;
    } while (i >= 0);  // expect: control/loop-without-end
}

void countsAway(int n)
{
    for (int i = 0; i < n; i--) {  // expect: control/loop-without-end
        record(i);
    }
}

void countsUpInstead(int n)
{
    for (int i = n; i > 0; i++) {  // expect: control/loop-without-end
        record(i);
    }
}

void stepsOver(void)
{
    for (int i = 0; i != 9; i += 2) {  // expect: control/loop-without-end
        record(i);
    }
}

void continueBeforeIncrement(const int *data, int n)
{
    int i = 0;
    while (i < n) {  // expect: control/loop-without-end
        if (data[i] == 0) {
            continue;
        }
        record(data[i]);
        i++;
    }
}

int onlyInOneBranch(const uint8_t *data, int n)
{
    int found = 0;
    int i = 0;
    while (i < n) {  // expect: control/loop-without-end
        if (data[i] == 0x7E) {
            found++;
            i++;
        }
    }
    return found;
}

void plainFlag(void)
{
    while (!flag) {  // expect: control/loop-without-end
    }
}

void plainRegister(struct port *port)
{
    while ((port->status & 1u) == 0u) {  // expect: control/loop-without-end
    }
}

void flagNeverSet(void)
{
    bool isDone = false;
    while (!isDone) {  // expect: control/loop-without-end
        record(read_value());
    }
}

void innerCounter(int n)
{
    for (int i = 0; i < n; i++) {
        int j = 0;
        while (j < 4) {  // expect: control/loop-without-end
            record(i);
        }
    }
}
