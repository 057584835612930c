/**
 * Register map of the pump's microcontroller (Cortex-M4F).
 *
 * Only the peripherals and fields that the firmware uses are declared. Every
 * register is volatile inside its block, so that objects of these types can
 * be shared between handlers and tasks without a further qualifier.
 */
#ifndef PUMP_DEVICE_H
#define PUMP_DEVICE_H

#include <stdint.h>

typedef struct {
    volatile uint32_t MODER;
    volatile uint32_t OTYPER;
    volatile uint32_t OSPEEDR;
    volatile uint32_t PUPDR;
    volatile uint32_t IDR;
    volatile uint32_t ODR;
    volatile uint32_t BSRR;
} GpioRegisters;

typedef struct {
    volatile uint32_t SR;
    volatile uint32_t DR;
    volatile uint32_t BRR;
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t CR3;
} UsartRegisters;

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t SR;
    volatile uint32_t DR;
} SpiRegisters;

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t DR;
    volatile uint32_t SR1;
    volatile uint32_t SR2;
} I2cRegisters;

typedef struct {
    volatile uint32_t SR;
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t SQR3;
    volatile uint32_t DR;
} AdcRegisters;

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t DIER;
    volatile uint32_t SR;
    volatile uint32_t CNT;
    volatile uint32_t PSC;
    volatile uint32_t ARR;
    volatile uint32_t CCR1;
} TimerRegisters;

typedef struct {
    volatile uint32_t CTRL;
    volatile uint32_t RELOAD;
    volatile uint32_t REFRESH;
    volatile uint32_t STATUS;
} WatchdogRegisters;

typedef struct {
    volatile uint32_t ACR;
    volatile uint32_t KEYR;
    volatile uint32_t SR;
    volatile uint32_t CR;
} FlashRegisters;

typedef struct {
    volatile uint32_t CR;
    volatile uint32_t SR;
    volatile uint32_t DR;
} RngRegisters;

typedef struct {
    volatile uint32_t CTRL;
    volatile uint32_t LOAD;
    volatile uint32_t VAL;
} SysTickRegisters;

#define GPIOA ((GpioRegisters *)(uintptr_t)0x40020000u)
#define GPIOB ((GpioRegisters *)(uintptr_t)0x40020400u)
#define USART1 ((UsartRegisters *)(uintptr_t)0x40011000u)
#define USART2 ((UsartRegisters *)(uintptr_t)0x40004400u)
#define SPI1 ((SpiRegisters *)(uintptr_t)0x40013000u)
#define I2C1 ((I2cRegisters *)(uintptr_t)0x40005400u)
#define ADC1 ((AdcRegisters *)(uintptr_t)0x40012000u)
#define TIM2 ((TimerRegisters *)(uintptr_t)0x40000000u)
#define TIM3 ((TimerRegisters *)(uintptr_t)0x40000400u)
#define WDT ((WatchdogRegisters *)(uintptr_t)0x40003000u)
#define FLASH ((FlashRegisters *)(uintptr_t)0x40023C00u)
#define RNG ((RngRegisters *)(uintptr_t)0x50060800u)
#define SYSTICK ((SysTickRegisters *)(uintptr_t)0xE000E010u)

/** The settings and staging banks, word addressed. */
#define FLASH_BANK ((volatile uint32_t *)(uintptr_t)0x08040000u)
#define FLASH_BANK_WORDS (0x20000u)

#define GPIO_PIN(n) (1u << (n))

#define USART_SR_RXNE (1u << 5)
#define USART_SR_TXE (1u << 7)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_UE (1u << 13)

#define SPI_SR_RXNE (1u << 0)
#define SPI_SR_TXE (1u << 1)

#define I2C_SR1_BTF (1u << 2)
#define I2C_SR1_RXNE (1u << 6)
#define I2C_CR1_START (1u << 8)
#define I2C_CR1_STOP (1u << 9)

#define ADC_SR_EOC (1u << 1)
#define ADC_CR2_ADON (1u << 0)
#define ADC_CR2_SWSTART (1u << 30)
#define ADC_DR_MASK (0x0FFFu)

#define TIM_CR1_CEN (1u << 0)
#define TIM_SR_UIF (1u << 0)
#define TIM_DIER_UIE (1u << 0)

#define WDT_CTRL_ENABLE (1u << 0)
#define WDT_REFRESH_VALUE (0x0000AAAAu)

#define FLASH_SR_BSY (1u << 16)
#define FLASH_SR_ERRORS (0x000000F2u)
#define FLASH_CR_PG (1u << 0)
#define FLASH_CR_SER (1u << 1)
#define FLASH_CR_STRT (1u << 16)
#define FLASH_CR_LOCK (1u << 31)

#define RNG_CR_RNGEN (1u << 2)
#define RNG_SR_DRDY (1u << 0)
#define RNG_SR_FAULTS (0x00000006u)

#endif
