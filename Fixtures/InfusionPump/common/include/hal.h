/**
 * Thin hardware layer. Names and results follow the vendor's HAL, so that the
 * units above read the same on the evaluation board and on the product.
 */
#ifndef PUMP_HAL_H
#define PUMP_HAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "device.h"

typedef enum {
    HAL_OK = 0,
    HAL_ERROR = 1,
    HAL_BUSY = 2,
    HAL_TIMEOUT = 3
} HAL_StatusTypeDef;

typedef enum {
    GPIO_PIN_RESET = 0,
    GPIO_PIN_SET = 1
} GPIO_PinState;

typedef struct {
    UsartRegisters *Instance;
    uint32_t BaudRate;
} UART_HandleTypeDef;

typedef struct {
    SpiRegisters *Instance;
} SPI_HandleTypeDef;

typedef struct {
    I2cRegisters *Instance;
} I2C_HandleTypeDef;

typedef struct {
    AdcRegisters *Instance;
    uint32_t Channel;
} ADC_HandleTypeDef;

typedef struct {
    TimerRegisters *Instance;
} TIM_HandleTypeDef;

typedef struct {
    WatchdogRegisters *Instance;
    uint32_t Reload;
} IWDG_HandleTypeDef;

typedef struct {
    RngRegisters *Instance;
} RNG_HandleTypeDef;

#define HAL_MAX_DELAY (0xFFFFFFFFu)
#define FLASH_TYPEPROGRAM_WORD (2u)

extern UART_HandleTypeDef huart1;
extern UART_HandleTypeDef huart2;
extern SPI_HandleTypeDef hspi1;
extern I2C_HandleTypeDef hi2c1;
extern ADC_HandleTypeDef hadc1;
extern TIM_HandleTypeDef htim2;
extern TIM_HandleTypeDef htim3;
extern IWDG_HandleTypeDef hiwdg;
extern RNG_HandleTypeDef hrng;

/** Configures clocks and the tick; call once before any other function. */
HAL_StatusTypeDef HAL_Init(void);

/** Milliseconds since start; wraps after 49 days. */
uint32_t HAL_GetTick(void);

/** Advances the tick by one millisecond; the SysTick handler calls it. */
void HAL_IncTick(void);

/** Busy-waits; never call it from a handler. */
void HAL_Delay(uint32_t delay_ms);

GPIO_PinState HAL_GPIO_ReadPin(const GpioRegisters *port, uint32_t pin);
void HAL_GPIO_WritePin(GpioRegisters *port, uint32_t pin, GPIO_PinState state);

HAL_StatusTypeDef HAL_UART_Transmit(UART_HandleTypeDef *uart, const uint8_t *data, uint16_t size,
                                    uint32_t timeout_ms);
HAL_StatusTypeDef HAL_UART_Receive(UART_HandleTypeDef *uart, uint8_t *data, uint16_t size,
                                   uint32_t timeout_ms);

HAL_StatusTypeDef HAL_SPI_TransmitReceive(SPI_HandleTypeDef *spi, const uint8_t *out, uint8_t *in,
                                          uint16_t size, uint32_t timeout_ms);

HAL_StatusTypeDef HAL_I2C_Mem_Read(I2C_HandleTypeDef *i2c, uint16_t device, uint16_t reg,
                                   uint8_t *data, uint16_t size, uint32_t timeout_ms);
HAL_StatusTypeDef HAL_I2C_Mem_Write(I2C_HandleTypeDef *i2c, uint16_t device, uint16_t reg,
                                    const uint8_t *data, uint16_t size, uint32_t timeout_ms);

HAL_StatusTypeDef HAL_ADC_Start(ADC_HandleTypeDef *adc);
HAL_StatusTypeDef HAL_ADC_PollForConversion(ADC_HandleTypeDef *adc, uint32_t timeout_ms);

/** Last conversion, 12 bits. */
uint32_t HAL_ADC_GetValue(const ADC_HandleTypeDef *adc);

HAL_StatusTypeDef HAL_TIM_Base_Start_IT(TIM_HandleTypeDef *timer);
HAL_StatusTypeDef HAL_TIM_Base_Stop_IT(TIM_HandleTypeDef *timer);

HAL_StatusTypeDef HAL_IWDG_Init(IWDG_HandleTypeDef *watchdog);
HAL_StatusTypeDef HAL_IWDG_Refresh(IWDG_HandleTypeDef *watchdog);

HAL_StatusTypeDef HAL_FLASH_Unlock(void);
HAL_StatusTypeDef HAL_FLASH_Lock(void);

/** Programs the word at a byte offset of the bank; the offset is a multiple of 4. */
HAL_StatusTypeDef HAL_FLASH_Program(uint32_t type, uint32_t offset, uint32_t word);

/** Erases the sector that contains a byte offset of the bank. */
HAL_StatusTypeDef HAL_FLASH_EraseSector(uint32_t offset);

/** Reads bytes from the bank; false when the range leaves it. */
bool hal_flash_read(uint32_t offset, uint8_t *data, size_t size);

HAL_StatusTypeDef HAL_RNG_GenerateRandomNumber(RNG_HandleTypeDef *rng, uint32_t *value);

#endif
