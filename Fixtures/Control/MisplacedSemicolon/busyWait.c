//# target: arm-none-eabi   std: c11
#include <stdint.h>

#define STATUS (*(volatile uint32_t *)0x40011000u)
#define READY 0x20u
#define WAIT_READY() while ((STATUS & READY) == 0u)
#define LOG(text)
#define SPIN() do { while ((STATUS & READY) == 0u); } while (0)

void send(uint32_t word);

void pollsRegister(void)
{
    while (!(STATUS & READY));
    send(1u);
}

void pollsOnOwnLine(void)
{
    while ((STATUS & READY) == 0u)
        ;
    send(1u);
}

void pollsWithComment(void)
{
    while ((STATUS & READY) == 0u) /* wait */;
    {
        send(1u);
    }
}

void countsDown(void)
{
    for (volatile uint32_t i = 0u; i < 1000u; i++);
    send(2u);
}

void waitsByMacro(void)
{
    WAIT_READY();
    send(3u);
}

void spinsInMacro(void)
{
    SPIN();
    {
        send(4u);
    }
}

void logsNothing(int level)
{
    if (level > 1) LOG("high");
    {
        send(5u);
    }
}

void lastInFunction(void)
{
    do {
        send(6u);
    } while ((STATUS & READY) == 0u);
    while ((STATUS & READY) != 0u);
}
