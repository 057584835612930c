//# target: arm-none-eabi
#include <stdint.h>

void __disable_irq(void);
void __enable_irq(void);

static volatile uint32_t pulses;
static volatile uint32_t taken;
static volatile uint32_t edge;

void ENC_IRQHandler(void)
{
    pulses++;
    taken++;
    edge = 1u;
}

uint32_t takePulses(void)
{
    uint32_t count = pulses;
    pulses = 0u;  // expect: concurrency/non-atomic-update
    return count;
}

uint32_t takeAlone(void)
{
    uint32_t count;
    __disable_irq();
    count = taken;
    taken = 0u;
    __enable_irq();
    return count;
}

int takeEdge(void)
{
    if (edge == 0u) {
        return 0;
    }
    edge = 0u;
    return 1;
}
