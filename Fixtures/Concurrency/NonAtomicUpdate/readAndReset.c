//# target: arm-none-eabi
#include <stdint.h>

void __disable_irq(void);
void __enable_irq(void);

static volatile uint32_t pulses;
static volatile uint32_t taken;
static volatile uint32_t edge;
static volatile uint32_t timer;

void ENC_IRQHandler(void)
{
    pulses++;
    taken++;
    edge = 1u;
    if (timer > 0u) {
        timer--;
    }
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

int isDue(void)
{
    if (timer != 0u) {
        return 0;
    }
    timer = 100u;
    return 1;
}
