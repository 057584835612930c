/** Reset handler and vector table. Symbols named linker_* come from pump.ld. */
#include <stdint.h>

typedef void (*Handler)(void);

/** One entry of the vector table: the initial stack pointer or a handler. */
typedef union {
    const uint32_t *stack_top;
    Handler handler;
} VectorEntry;

extern uint32_t linker_stack_top[];
extern const uint32_t linker_data_load[];
extern uint32_t linker_data_start[];
extern uint32_t linker_data_end[];
extern uint32_t linker_bss_start[];
extern uint32_t linker_bss_end[];

extern int main(void);
extern void SysTick_Handler(void);
extern void USART1_IRQHandler(void);
extern void TIM2_IRQHandler(void);
extern void EXTI0_IRQHandler(void);
extern void ADC_IRQHandler(void);

void Reset_Handler(void);
void Default_Handler(void);
void HardFault_Handler(void);

void Default_Handler(void) {
    for (;;) {
        /* The watchdog resets the device. */
    }
}

void HardFault_Handler(void) {
    for (;;) {
        /* The watchdog resets the device; the motor driver times out first. */
    }
}

void Reset_Handler(void) {
    const uint32_t *source = linker_data_load;
    for (uint32_t *word = linker_data_start; word < linker_data_end; word++) {
        *word = *source;
        source++;
    }
    for (uint32_t *word = linker_bss_start; word < linker_bss_end; word++) {
        *word = 0u;
    }
    (void)main();
    Default_Handler();
}

__attribute__((section(".vectors"), used)) static const VectorEntry vector_table[] = {
    {.stack_top = linker_stack_top},
    {.handler = Reset_Handler},
    {.handler = Default_Handler},
    {.handler = HardFault_Handler},
    {.handler = HardFault_Handler},
    {.handler = HardFault_Handler},
    {.handler = HardFault_Handler},
    {.handler = 0},
    {.handler = 0},
    {.handler = 0},
    {.handler = 0},
    {.handler = Default_Handler},
    {.handler = Default_Handler},
    {.handler = 0},
    {.handler = Default_Handler},
    {.handler = SysTick_Handler},
    {.handler = EXTI0_IRQHandler},
    {.handler = ADC_IRQHandler},
    {.handler = TIM2_IRQHandler},
    {.handler = USART1_IRQHandler},
};
