//# target: arm-none-eabi
#include <stdint.h>

struct uart { volatile uint32_t data; volatile uint32_t status; };
typedef void (*entry)(void);

void boot(void)
{
    const uint32_t *vectors = (const uint32_t *)0x08004000u;
    entry start = (entry)vectors[1];
    start();
}

void send(uint8_t byte)
{
    struct uart *uart = (struct uart *)0x40011000u;
    uart->data = byte;
}
