#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int read_value(void);
void record(int value);
bool is_open(void);

struct frame { char name[8]; int length; };

void contradictsOuterTest(void)
{
    int n = read_value();
    if (n == 5) {
        if (n == 6) {  // expect: expression/condition-always-same
            record(n);
        }
    }
}

void repeatsEarlierReturn(int level)
{
    if (level > 100) {
        return;
    }
    if (level > 200) {  // expect: expression/condition-always-same
        record(level);
    }
}

void afterModulo(void)
{
    int slot = read_value() % 10;
    if (slot < 20) {  // expect: expression/condition-always-same
        record(slot);
    }
}

void neverAssigned(void)
{
    int failed = 0;
    record(read_value());
    if (failed) {  // expect: expression/condition-always-same
        record(-1);
    }
}

void forgottenAssignment(void)
{
    bool isReady = false;
    record(1);
    if (!isReady && read_value() > 0) {  // expect: expression/condition-always-same
        record(2);
    }
}

int counterNeverGetsThere(const uint8_t *data)
{
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += data[i];
        if (i == 10) {  // expect: expression/condition-always-same
            record(sum);
        }
    }
    return sum;
}

int inConditional(int n)
{
    if (n < 0) {
        return 0;
    }
    return n >= 0 ? n : -n;  // expect: expression/condition-always-same
}

void loopNeverEntered(void)
{
    int n = 8;
    while (n < 4) {  // expect: expression/condition-always-same
        n++;
    }
    record(n);
}

int afterSwitch(int kind)
{
    switch (kind) {
    case 1:
        if (kind == 2) {  // expect: expression/condition-always-same
            return 1;
        }
        break;
    default:
        break;
    }
    return 0;
}

void addressOfObject(int value)
{
    if (&value == NULL) {  // expect: expression/condition-always-same
        record(0);
    }
    record(value);
}

void arrayMember(struct frame *frame)
{
    if (frame->name == NULL) {  // expect: expression/condition-always-same
        return;
    }
    record(frame->length);
}

void localArray(void)
{
    char buffer[4] = "abc";
    if (buffer) {  // expect: expression/condition-always-same
        record(buffer[0]);
    }
}
