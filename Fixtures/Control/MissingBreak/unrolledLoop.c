#include <stdint.h>

/* The last bytes of a message that is no multiple of four. */
uint32_t tail(const uint8_t *bytes, unsigned count)
{
    uint32_t sum = 0;
    switch (count) {
    case 3:
        sum = sum * 31u + *bytes++;
    case 2:
        sum = sum * 31u + *bytes++;
    case 1:
        sum = sum * 31u + *bytes++;
        break;
    default:
        break;
    }
    return sum;
}

uint32_t weight(unsigned stage, uint32_t dose)
{
    uint32_t sum = 0;
    switch (stage) {
    case 2:
        sum += dose;
    case 1:  // expect: control/missing-break
        sum -= dose;
        break;
    default:
        break;
    }
    return sum;
}
