#include <stdbool.h>
#include <stdint.h>

bool clock_start(void);
bool adc_start(void);
bool is_ready(void);
int read_value(void);
void use(int value);
void NVIC_RequestReset(void);
void __disable_irq(void);
_Noreturn void stop_here(void);
void log_it(const char *text);
#define ASSERT(x) do { if (!(x)) { for (;;) { } } } while (0)

static void clock_setup(void)
{
    if (!clock_start()) {
        while (1) {  // expect: firmware/endless-loop
        }
    }
}

static int adc_sample(void)
{
    if (!adc_start()) {
        for (;;) {  // expect: firmware/endless-loop
            log_it("adc");
        }
    }
    return read_value();
}

void TIM1_IRQHandler(void)
{
    if (!is_ready()) {
        while (true) {  // expect: firmware/endless-loop
        }
    }
}

static void Error_Handler(void)
{
    __disable_irq();
    while (1) {
    }
}

void HardFault_Handler(void)
{
    while (1) {
    }
}

void wdt_refresh(void);

static void halt(void)
{
    for (;;) {  // expect: firmware/endless-loop
        wdt_refresh();
    }
}

static void update(void)
{
    NVIC_RequestReset();
    while (1) {
    }
}

static void lock_up(void)
{
    __disable_irq();
    for (;;) {
    }
}

void stop_here(void)
{
    for (;;) {
    }
}

static int poll(void)
{
    for (;;) {
        if (is_ready()) {
            return read_value();
        }
    }
}

static void wait_for_ready(void)
{
    while (!is_ready()) {
    }
    while (1) {
        if (is_ready()) {
            break;
        }
    }
    ASSERT(read_value() > 0);
}

static int retry(void)
{
    do {
        if (read_value() < 0) {
            goto out;
        }
    } while (1);
out:
    return 0;
}

void unknown_entry(void)
{
    for (;;) {  // unknown: firmware/endless-loop environment
        use(read_value());
    }
}

static void run(void)
{
    for (;;) {
        wdt_refresh();
        use(poll());
    }
}

static void application(void)
{
    wait_for_ready();
    run();
}

int main(void)
{
    clock_setup();
    use(adc_sample());
    use(retry());
    if (read_value() < 0) {
        update();
        halt();
        lock_up();
    }
    if (read_value() == 1) {
        stop_here();
    }
    application();
    Error_Handler();
    return 0;
}
