#include "state.h"

static uint32_t speed(void)
{
    uint32_t copy;
    enter_critical();
    copy = revolutions;
    exit_critical();
    uint32_t key = irq_lock_all();
    copy += revolutions;
    irq_unlock_all(key);
    return copy;
}

static uint32_t receiver(void)
{
    (void)osSemaphoreAcquire(0, 100u);
    return handedOver + frame[0];
}

int main(void)
{
    uint32_t last = 0u;
    revolutions = 0u;
    while (1) {
        last += speed();
        last += receiver();
        if (pulses > 100u) {
            last = 0u;
        }
    }
}
