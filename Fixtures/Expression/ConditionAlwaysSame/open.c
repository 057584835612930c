#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIMIT 20
#define IS_DEBUG 0
#define CHECK(x) do { if (!(x)) { record(-1); } } while (0)
enum { SLOTS = 4 };

int read_value(void);
void record(int value);
void fill(int *value);
extern int optional_table[] __attribute__((weak));

void narrowedNotDecided(void)
{
    int n = read_value();
    if (n > 5) {
        if (n > 6) {
            record(n);
        }
    }
}

void configuredLimit(void)
{
    int n = LIMIT;
    if (n > 10) {
        record(n);
    }
    int slots = SLOTS;
    if (slots > 2) {
        record(slots);
    }
    int size = sizeof(int);
    if (size == 4) {
        record(size);
    }
}

void switchedOff(void)
{
    const int verbose = 0;
    if (verbose) {
        record(1);
    }
    if (IS_DEBUG) {
        record(2);
    }
}

void otherBuild(void)
{
    int result = 0;
#ifdef HAS_SENSOR
    result = read_value();
#endif
    if (result != 0) {
        record(result);
    }
}

void changedThroughPointer(void)
{
    int value = 0;
    fill(&value);
    if (value) {
        record(value);
    }
}

void changedInLoop(const int *data, int count)
{
    bool isFound = false;
    for (int i = 0; i < count; i++) {
        if (data[i] == 7) {
            isFound = true;
        }
    }
    if (isFound) {
        record(7);
    }
}

void volatileFlag(void)
{
    volatile int flag = 0;
    while (flag == 0) {
        record(0);
    }
}

void searchedFor(const int *data)
{
    int i;
    for (i = 0; i < 10; i++) {
        if (data[i] == 0) {
            break;
        }
    }
    if (i == 10) {
        record(i);
    }
}

void saysWhatIsLeft(int n)
{
    if (n < 0) {
        record(-1);
    } else if (n >= 0) {
        record(1);
    }
}

void retries(void)
{
    int attempts = 0;
    do {
        attempts++;
        if (read_value() == 0) {
            break;
        }
    } while (attempts < 3);
    if (attempts == 3) {
        record(attempts);
    }
}

void asserted(int n)
{
    if (n < 1) {
        return;
    }
    CHECK(n > 0);
    record(n);
}

void mayBeAbsent(void)
{
    if (optional_table != NULL) {
        record(optional_table[0]);
    }
}

void pointerParameter(char name[8])
{
    if (name == NULL) {
        return;
    }
    record(name[0]);
}

void cleanedUp(int n)
{
    int status = -1;
    if (n == 0) {
        goto out;
    }
    status = read_value();
out:
    if (status == -1) {
        record(status);
    }
}

void decidedByType(unsigned n)
{
    unsigned half = n / 2u;
    if (half + n >= 1u) {
        record((int)half);
    }
}
