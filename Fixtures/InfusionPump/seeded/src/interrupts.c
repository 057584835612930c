/** Handlers. They move data into volatile objects and return. */
#include "interrupts.h"

#include <stdio.h>

#include "hal.h"
#include "os.h"

#define PRESSURE_LIMIT (3500u)
#define VALVE_PIN (GPIO_PIN(7))
#define VALVE_SETTLE_MS (2u)

void SysTick_Handler(void);
void USART1_IRQHandler(void);
void TIM2_IRQHandler(void);
void EXTI0_IRQHandler(void);
void ADC_IRQHandler(void);

Ring uart_ring;

static volatile uint32_t drops;
static volatile uint32_t timer_overruns;
static volatile uint16_t latest_pressure;
static bool door_opened;  // expect: firmware/non-volatile-shared-with-interrupt

void SysTick_Handler(void) {
    HAL_IncTick();
}

void USART1_IRQHandler(void) {
    if ((USART1->SR & USART_SR_RXNE) != 0u) {
        const uint8_t byte = (uint8_t)(USART1->DR & 0xFFu);
        (void)ring_put(&uart_ring, byte);
    }
}

void TIM2_IRQHandler(void) {
    const uint32_t status = TIM2->SR;
    TIM2->SR = status & ~TIM_SR_UIF;
    if ((status & TIM_SR_UIF) == 0u) {
        timer_overruns++;
    }
    drops++;
}

/** Reports on the service port that the door opened. */
static void announce_door(void) {
    (void)printf("door opened after %u drops\n", (unsigned int)drops);  // expect: firmware/non-reentrant-call-in-interrupt
}

void EXTI0_IRQHandler(void) {
    door_opened = true;
    announce_door();
}

void ADC_IRQHandler(void) {
    const uint16_t raw = (uint16_t)(ADC1->DR & ADC_DR_MASK);
    latest_pressure = raw;
    if (raw > PRESSURE_LIMIT) {
        HAL_GPIO_WritePin(GPIOA, VALVE_PIN, GPIO_PIN_SET);
        vTaskDelay(pdMS_TO_TICKS(VALVE_SETTLE_MS));  // expect: firmware/blocking-call-in-interrupt
    }
}

uint32_t interrupts_take_drops(void) {
    const uint32_t taken = drops;
    drops -= taken;  // later: lost-count-of-an-interrupt
    return taken;
}

bool interrupts_take_door_opened(void) {
    const bool taken = door_opened;
    door_opened = false;
    return taken;
}

uint32_t interrupts_overruns(void) {
    return timer_overruns;
}

uint16_t interrupts_pressure(void) {
    return latest_pressure;
}
