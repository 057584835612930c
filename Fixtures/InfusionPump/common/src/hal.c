#include "hal.h"

#define RNG_POLL_LIMIT (10000u)
#define TICK_RELOAD (167999u)
#define SYSTICK_ENABLE_ALL (7u)

UART_HandleTypeDef huart1 = {USART1, 115200u};
UART_HandleTypeDef huart2 = {USART2, 921600u};
SPI_HandleTypeDef hspi1 = {SPI1};
I2C_HandleTypeDef hi2c1 = {I2C1};
ADC_HandleTypeDef hadc1 = {ADC1, 0u};
TIM_HandleTypeDef htim2 = {TIM2};
TIM_HandleTypeDef htim3 = {TIM3};
IWDG_HandleTypeDef hiwdg = {WDT, 4095u};
RNG_HandleTypeDef hrng = {RNG};

static volatile uint32_t tick_ms;

HAL_StatusTypeDef HAL_Init(void) {
    tick_ms = 0u;
    SYSTICK->LOAD = TICK_RELOAD;
    SYSTICK->VAL = 0u;
    SYSTICK->CTRL = SYSTICK_ENABLE_ALL;
    RNG->CR |= RNG_CR_RNGEN;
    ADC1->CR2 |= ADC_CR2_ADON;
    USART1->CR1 |= USART_CR1_UE | USART_CR1_RXNEIE;
    return HAL_OK;
}

uint32_t HAL_GetTick(void) {
    return tick_ms;
}

void HAL_IncTick(void) {
    tick_ms++;
}

void HAL_Delay(uint32_t delay_ms) {
    const uint32_t start = HAL_GetTick();
    while ((HAL_GetTick() - start) < delay_ms) {
        /* The SysTick handler advances the tick. */
    }
}

/* フラグが立つまで待つ。時間切れなら HAL_TIMEOUT を返す。 */
static HAL_StatusTypeDef wait_for_flag(const volatile uint32_t *status, uint32_t flag,
                                       uint32_t timeout_ms) {
    const uint32_t start = HAL_GetTick();
    while ((*status & flag) == 0u) {
        if ((HAL_GetTick() - start) >= timeout_ms) {
            return HAL_TIMEOUT;
        }
    }
    return HAL_OK;
}

GPIO_PinState HAL_GPIO_ReadPin(const GpioRegisters *port, uint32_t pin) {
    return ((port->IDR & pin) != 0u) ? GPIO_PIN_SET : GPIO_PIN_RESET;
}

void HAL_GPIO_WritePin(GpioRegisters *port, uint32_t pin, GPIO_PinState state) {
    port->BSRR = (state == GPIO_PIN_SET) ? pin : (pin << 16);
}

HAL_StatusTypeDef HAL_UART_Transmit(UART_HandleTypeDef *uart, const uint8_t *data, uint16_t size,
                                    uint32_t timeout_ms) {
    for (uint16_t i = 0u; i < size; i++) {
        const HAL_StatusTypeDef status =
            wait_for_flag(&uart->Instance->SR, USART_SR_TXE, timeout_ms);
        if (status != HAL_OK) {
            return status;
        }
        uart->Instance->DR = data[i];
    }
    return HAL_OK;
}

HAL_StatusTypeDef HAL_UART_Receive(UART_HandleTypeDef *uart, uint8_t *data, uint16_t size,
                                   uint32_t timeout_ms) {
    for (uint16_t i = 0u; i < size; i++) {
        const HAL_StatusTypeDef status =
            wait_for_flag(&uart->Instance->SR, USART_SR_RXNE, timeout_ms);
        if (status != HAL_OK) {
            return status;
        }
        data[i] = (uint8_t)(uart->Instance->DR & 0xFFu);
    }
    return HAL_OK;
}

HAL_StatusTypeDef HAL_SPI_TransmitReceive(SPI_HandleTypeDef *spi, const uint8_t *out, uint8_t *in,
                                          uint16_t size, uint32_t timeout_ms) {
    for (uint16_t i = 0u; i < size; i++) {
        HAL_StatusTypeDef status = wait_for_flag(&spi->Instance->SR, SPI_SR_TXE, timeout_ms);
        if (status != HAL_OK) {
            return status;
        }
        spi->Instance->DR = out[i];
        status = wait_for_flag(&spi->Instance->SR, SPI_SR_RXNE, timeout_ms);
        if (status != HAL_OK) {
            return status;
        }
        in[i] = (uint8_t)(spi->Instance->DR & 0xFFu);
    }
    return HAL_OK;
}

static HAL_StatusTypeDef i2c_select(I2C_HandleTypeDef *i2c, uint16_t device, uint16_t reg,
                                    uint32_t timeout_ms) {
    i2c->Instance->CR1 |= I2C_CR1_START;
    i2c->Instance->DR = (uint32_t)device << 1;
    i2c->Instance->DR = reg;
    return wait_for_flag(&i2c->Instance->SR1, I2C_SR1_BTF, timeout_ms);
}

HAL_StatusTypeDef HAL_I2C_Mem_Read(I2C_HandleTypeDef *i2c, uint16_t device, uint16_t reg,
                                   uint8_t *data, uint16_t size, uint32_t timeout_ms) {
    HAL_StatusTypeDef status = i2c_select(i2c, device, reg, timeout_ms);
    for (uint16_t i = 0u; (i < size) && (status == HAL_OK); i++) {
        status = wait_for_flag(&i2c->Instance->SR1, I2C_SR1_RXNE, timeout_ms);
        if (status == HAL_OK) {
            data[i] = (uint8_t)(i2c->Instance->DR & 0xFFu);
        }
    }
    i2c->Instance->CR1 |= I2C_CR1_STOP;
    return status;
}

HAL_StatusTypeDef HAL_I2C_Mem_Write(I2C_HandleTypeDef *i2c, uint16_t device, uint16_t reg,
                                    const uint8_t *data, uint16_t size, uint32_t timeout_ms) {
    HAL_StatusTypeDef status = i2c_select(i2c, device, reg, timeout_ms);
    for (uint16_t i = 0u; (i < size) && (status == HAL_OK); i++) {
        i2c->Instance->DR = data[i];
        status = wait_for_flag(&i2c->Instance->SR1, I2C_SR1_BTF, timeout_ms);
    }
    i2c->Instance->CR1 |= I2C_CR1_STOP;
    return status;
}

HAL_StatusTypeDef HAL_ADC_Start(ADC_HandleTypeDef *adc) {
    adc->Instance->SQR3 = adc->Channel;
    adc->Instance->CR2 |= ADC_CR2_SWSTART;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_ADC_PollForConversion(ADC_HandleTypeDef *adc, uint32_t timeout_ms) {
    return wait_for_flag(&adc->Instance->SR, ADC_SR_EOC, timeout_ms);
}

uint32_t HAL_ADC_GetValue(const ADC_HandleTypeDef *adc) {
    return adc->Instance->DR & ADC_DR_MASK;
}

HAL_StatusTypeDef HAL_TIM_Base_Start_IT(TIM_HandleTypeDef *timer) {
    timer->Instance->DIER |= TIM_DIER_UIE;
    timer->Instance->CR1 |= TIM_CR1_CEN;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_TIM_Base_Stop_IT(TIM_HandleTypeDef *timer) {
    timer->Instance->DIER &= ~TIM_DIER_UIE;
    timer->Instance->CR1 &= ~TIM_CR1_CEN;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_IWDG_Init(IWDG_HandleTypeDef *watchdog) {
    watchdog->Instance->RELOAD = watchdog->Reload;
    watchdog->Instance->CTRL |= WDT_CTRL_ENABLE;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_IWDG_Refresh(IWDG_HandleTypeDef *watchdog) {
    watchdog->Instance->REFRESH = WDT_REFRESH_VALUE;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_RNG_GenerateRandomNumber(RNG_HandleTypeDef *rng, uint32_t *value) {
    for (uint32_t poll = 0u; poll < RNG_POLL_LIMIT; poll++) {
        const uint32_t status = rng->Instance->SR;
        if ((status & RNG_SR_FAULTS) != 0u) {
            return HAL_ERROR;
        }
        if ((status & RNG_SR_DRDY) != 0u) {
            *value = rng->Instance->DR;
            return HAL_OK;
        }
    }
    return HAL_TIMEOUT;
}
