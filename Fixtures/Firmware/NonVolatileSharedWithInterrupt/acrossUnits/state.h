#ifndef STATE_H
#define STATE_H
#include <stdint.h>
extern uint32_t pulses;
extern uint32_t revolutions;
extern uint32_t handedOver;
extern uint8_t frame[8];
void count(void);
void enter_critical(void);
void exit_critical(void);
int osSemaphoreRelease(void *semaphore);
int osSemaphoreAcquire(void *semaphore, uint32_t timeout);
static inline uint32_t irq_lock_all(void)
{
    __asm__ volatile("nop # cpsid i" ::: "memory");
    return 0u;
}
static inline void irq_unlock_all(uint32_t key)
{
    (void)key;
    __asm__ volatile("nop # cpsie i" ::: "memory");
}
#endif
