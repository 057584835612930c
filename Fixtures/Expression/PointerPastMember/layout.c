#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reading { int raw; int scaled; uint8_t bytes[4]; };
void fill(int *begin, const int *end);

void nextMember(struct reading *reading)
{
    *(&reading->raw + 1) = 3;  // expect: expression/pointer-past-member
}

void byBytes(struct reading *reading)
{
    *(int *)((char *)&reading->raw + 4) = 3;  // expect: expression/pointer-past-member
}

int indexed(struct reading reading)
{
    return (&reading.raw)[1];  // expect: expression/pointer-past-member
}

void neighbour(void)
{
    char first = 'a';
    char second = 'b';
    *(&first + 1) = 'c';  // expect: expression/pointer-past-member
    (void)second;
}

void ofArray(struct reading *reading)
{
    *(reading->bytes + 1) = 3;
    (&reading->bytes[0])[2] = 4;
}

void partOfValue(struct reading *reading)
{
    *((uint8_t *)&reading->raw + 3) = 1;
}

void onlyEnd(int value)
{
    fill(&value, &value + 1);
}

void first(struct reading *reading)
{
    *(&reading->raw + 0) = 1;
}

void elements(struct reading *readings)
{
    readings[1].raw = 3;
    (readings + 1)->raw = 4;
}
