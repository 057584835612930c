//# target: arm-none-eabi
#include <stdint.h>

void __disable_irq(void);
void __enable_irq(void);
void serve(uint64_t value);

static volatile uint32_t pending;
static volatile uint32_t flags;
static volatile uint64_t milliseconds;
static volatile uint32_t guarded;
static volatile uint32_t onlyRead;
static volatile uint32_t onlyInside;
static _Atomic uint32_t counted;
static volatile uint8_t isReady;

void UART_IRQHandler(void)
{
    pending++;
    flags |= 1u;
    guarded++;
    counted++;
    onlyInside++;
    isReady = 1u;
    if (onlyRead > 3u) {
        flags = 0u;
    }
}

void SysTick_Handler(void)
{
    milliseconds++;
}

static void clear(void)
{
    flags = flags & ~1u;  // expect: concurrency/non-atomic-update
}

static void reset_guarded(void)
{
    guarded -= 2u;
}

int main(void)
{
    pending += 2u;
    for (;;) {
        if (pending > 0u) {
            pending--;  // expect: concurrency/non-atomic-update
        }
        serve(milliseconds);  // expect: concurrency/non-atomic-update
        clear();
        __disable_irq();
        guarded--;
        reset_guarded();
        __enable_irq();
        counted--;
        onlyRead++;
        if (isReady != 0u) {
            isReady = 0u;
        }
    }
}
