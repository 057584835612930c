#include "state.h"

uint32_t pulses;  // expect: firmware/non-volatile-shared-with-interrupt
uint32_t revolutions;
uint32_t handedOver;
uint8_t frame[8];

void count(void)
{
    pulses++;
    revolutions = pulses / 8u;
}

void EXTI3_IRQHandler(void)
{
    count();
    handedOver = 3u;
    frame[0] = 1u;
    (void)osSemaphoreRelease(0);
}
