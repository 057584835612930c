//# target: arm-none-eabi   std: c11
#include <stdint.h>

typedef void (*Handler)(void);
void delay_ms(uint32_t ms);
void xQueueSend(void *queue, const void *item, uint32_t ticks);
void xQueueSendFromISR(void *queue, const void *item, int *woken);
int xPortIsInsideInterrupt(void);
int irq_register(int number, Handler handler);

static void *queue;

static void tick(void)
{
    delay_ms(1u);  // expect: firmware/blocking-call-in-interrupt
}

static void registered(void)
{
    delay_ms(2u);  // expect: firmware/blocking-call-in-interrupt
}

static void reset(void)
{
    delay_ms(3u);
}

static void send(const int *item)
{
    if (xPortIsInsideInterrupt()) {
        xQueueSendFromISR(queue, item, 0);
    } else {
        xQueueSend(queue, item, 100u);
    }
}

static void edge(void)
{
    int item = 1;
    send(&item);
}

static void (*hook)(void);
static void hooked(void)
{
    delay_ms(4u);  // unknown: firmware/blocking-call-in-interrupt unsupported
}

static void dispatch(void)
{
    hook();
}

void setup(void)
{
    hook = hooked;
    (void)irq_register(7, registered);
    reset();
}

__attribute__((section(".isr_vector"), used)) static const Handler vectors[] = { tick, edge, dispatch };
