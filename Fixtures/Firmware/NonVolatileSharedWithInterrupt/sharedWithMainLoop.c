//# target: arm-none-eabi   std: c11
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void act(uint32_t value);
void __disable_irq(void);
void __enable_irq(void);
uint32_t __get_PRIMASK(void);
void __set_PRIMASK(uint32_t mask);
#define DATA (*(volatile uint32_t *)0x40011004u)

static bool ready;  // expect: firmware/non-volatile-shared-with-interrupt
static uint32_t setpoint;  // expect: firmware/non-volatile-shared-with-interrupt
static struct { uint16_t head, tail; uint8_t data[16]; } ring;  // expect: firmware/non-volatile-shared-with-interrupt
static uint32_t partlyMasked;  // expect: firmware/non-volatile-shared-with-interrupt
static uint8_t samples[8];  // expect: firmware/non-volatile-shared-with-interrupt

static volatile bool readySafely;
static _Atomic uint32_t atomicCount;
static uint32_t masked;
static uint32_t maskedAndRestored;
static const uint32_t limits[2] = { 1u, 2u };
static uint32_t onlyInInterrupt;
static uint32_t onlyOutside;
static uint32_t *base;
static uint8_t buffer[16];
static volatile uint8_t head;
static uint8_t tail;
static struct { volatile uint16_t head; uint16_t tail; uint8_t data[16]; } safeRing;

static void restoreCounter(void)
{
    maskedAndRestored = 0u;
}

void USART2_IRQHandler(void)
{
    uint8_t byte = (uint8_t)DATA;
    ready = true;
    readySafely = true;
    atomicCount++;
    masked++;
    maskedAndRestored++;
    partlyMasked++;
    onlyInInterrupt += limits[0];
    act(setpoint);
    *base = 1u;
    ring.data[ring.head] = byte;
    ring.head = (uint16_t)((ring.head + 1u) % 16u);
    buffer[head] = byte;
    head = (uint8_t)((head + 1u) % 16u);
    safeRing.data[safeRing.head] = byte;
    safeRing.head = (uint16_t)((safeRing.head + 1u) % 16u);
    samples[byte & 7u] = byte;
}

static void onlyArray(void)
{
    for (size_t i = 0u; i < 8u; i++) {
        act(samples[i]);
    }
}

static void poll(void)
{
    uint32_t copy;
    if (ready) {
        act(1u);
    }
    __disable_irq();
    copy = masked;
    masked = 0u;
    __enable_irq();
    act(copy);
    uint32_t state = __get_PRIMASK();
    __disable_irq();
    restoreCounter();
    act(maskedAndRestored);
    __set_PRIMASK(state);
    __disable_irq();
    partlyMasked = 0u;
    __enable_irq();
    act(partlyMasked);
    while (ring.tail != ring.head) {
        ring.tail++;
    }
}

static void pollSafely(void)
{
    if (readySafely) {
        readySafely = false;
    }
    act(atomicCount + limits[1]);
    onlyOutside++;
    while (tail != head) {
        act(buffer[tail]);
        tail++;
    }
    while (safeRing.tail != safeRing.head) {
        act(safeRing.data[safeRing.tail]);
        safeRing.tail++;
    }
}

int main(void)
{
    static uint32_t storage;
    base = &storage;
    ready = false;
    for (;;) {
        poll();
        pollSafely();
        onlyArray();
        setpoint = onlyOutside;
    }
}
