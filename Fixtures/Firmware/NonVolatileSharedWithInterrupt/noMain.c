#include <stdint.h>

typedef struct { int state; } Uart;
void uart_irq(Uart *uart);
void uart_send(Uart *uart, const uint8_t *data, uint32_t size);
void start_receive(Uart *uart, uint8_t *byte);

static Uart uart;
static uint8_t received;
static uint32_t baud;
static uint32_t errors;  // expect: firmware/non-volatile-shared-with-interrupt

void UART0_IRQHandler(void)
{
    uart_irq(&uart);
    if (received == 0xffu) {
        errors++;
    }
    if (baud == 9600u) {
        errors--;
    }
}

void uart_init(uint32_t rate)
{
    baud = rate;
    errors = 0u;
    start_receive(&uart, &received);
}

uint32_t uart_errors(void)
{
    return errors;
}

void uart_write(const uint8_t *data, uint32_t size)
{
    uart_send(&uart, data, size);
}
