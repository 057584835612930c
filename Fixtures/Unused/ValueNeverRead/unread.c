#include <stdlib.h>

int read_value(void);
void record(int value);

void neverUsed(void)
{
    int spare;  // expect: unused/value-never-read
    record(1);
}

void onlyWritten(void)
{
    int status;  // expect: unused/value-never-read
    status = read_value();
}

void onlyInitialised(void)
{
    int status = 5;  // expect: unused/value-never-read
}

void onlyCounted(const int *data, int count)
{
    int total = 0;  // expect: unused/value-never-read
    for (int i = 0; i < count; i++) {
        total += data[i];
    }
}

void overwritten(void)
{
    int status = read_value();  // expect: unused/value-never-read
    status = read_value();
    record(status);
}

void constantOverwritten(void)
{
    int letter;
    letter = 'A';  // expect: unused/value-never-read
    letter = 'B';
    record(letter);
}

int overwrittenInBothBranches(int n)
{
    int result;
    result = read_value() + 1;  // expect: unused/value-never-read
    if (n > 0) {
        result = n;
    } else {
        result = -n;
    }
    return result;
}

int forgottenAtTheEnd(int n)
{
    int status = 0;
    record(status);
    status = read_value();  // expect: unused/value-never-read
    return n;
}

void parameterOverwritten(int level)
{
    record(level);
    level = read_value() * 2;  // expect: unused/value-never-read
}

void lostInLoop(const int *data, int count)
{
    int last = 0;
    for (int i = 0; i < count; i++) {
        last = data[i] * 3;  // expect: unused/value-never-read
        last = data[i];
        record(last);
    }
}
