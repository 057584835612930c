#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#define ASSERT(truth)

int read_value(void);
void record(int value);
void fill(int *value);

int firstValue(int n)
{
    int result = 0;
    if (n > 0) {
        result = 1;
    } else {
        result = 2;
    }
    return result;
}

void resetAtTheEnd(char *text)
{
    free(text);
    text = NULL;
}

int readInNextRound(const int *data, int count)
{
    int last = 0;
    int sum = 0;
    for (int i = 0; i < count; i++) {
        sum += last;
        last = data[i] * 2;
    }
    return sum;
}

void throughPointer(void)
{
    int value = read_value();
    fill(&value);
    value = read_value();
}

void saidToBeUnused(int n)
{
    int spare __attribute__((unused)) = n;
    int other = n + 1;
    (void)other;
}

void otherBuild(void)
{
    int status = read_value();
#ifdef VERBOSE
    record(status);
#endif
}

void cursor(uint8_t *out, int n)
{
    *out++ = (uint8_t)n;
    *out++ = (uint8_t)(n >> 8);
}

int readInOneBranch(int n)
{
    int value = read_value();
    if (n > 0) {
        return value;
    }
    value = n;
    return value + 1;
}

int cleanedUp(int n)
{
    int status = -1;
    char *buffer = malloc(16);
    if (buffer == NULL) {
        goto out;
    }
    if (n == 0) {
        status = -2;
        goto out;
    }
    status = n;
out:
    free(buffer);
    return status;
}

volatile int port;

void registerRead(void)
{
    volatile int dummy;
    dummy = port;
}

int usedInCondition(void)
{
    int c;
    int count = 0;
    while ((c = read_value()) != 0) {
        count++;
    }
    return count;
}

int inAssembly(void)
{
    int value;
    __asm__("" : "=r"(value));
    int other = value;
    return other;
}

static jmp_buf place;

int afterJump(void)
{
    int step = 1;
    if (setjmp(place) != 0) {
        return step;
    }
    step = 2;
    read_value();
    return 0;
}

int sized(void)
{
    int table[4];
    return (int)sizeof table;
}

int viaStatementExpression(int n)
{
    int m = ({ int t = n * 2; t + 1; });
    return m;
}

void asserted(void)
{
    int status = read_value();
    ASSERT(status == 0);
    status = read_value();
    ASSERT(status == 1);
}
