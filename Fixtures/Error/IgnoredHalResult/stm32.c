#include <stdint.h>

typedef enum { HAL_OK, HAL_ERROR, HAL_BUSY, HAL_TIMEOUT } HAL_StatusTypeDef;
typedef struct { int instance; } I2C_HandleTypeDef;
typedef struct { int instance; } UART_HandleTypeDef;
typedef struct { int instance; } RTC_HandleTypeDef;
HAL_StatusTypeDef HAL_Init(void);
HAL_StatusTypeDef HAL_RCC_OscConfig(void *config);
HAL_StatusTypeDef HAL_I2C_Init(I2C_HandleTypeDef *h);
HAL_StatusTypeDef HAL_I2C_Mem_Read(I2C_HandleTypeDef *h, uint16_t dev, uint16_t addr, uint16_t width, uint8_t *data, uint16_t n, uint32_t t);
HAL_StatusTypeDef HAL_UART_Transmit(UART_HandleTypeDef *h, const uint8_t *data, uint16_t n, uint32_t t);
HAL_StatusTypeDef HAL_UART_Receive_IT(UART_HandleTypeDef *h, uint8_t *data, uint16_t n);
HAL_StatusTypeDef HAL_FLASH_Unlock(void);
HAL_StatusTypeDef HAL_FLASH_Lock(void);
HAL_StatusTypeDef HAL_FLASH_Program(uint32_t type, uint32_t addr, uint64_t data);
HAL_StatusTypeDef HAL_RTC_GetTime(RTC_HandleTypeDef *h, void *time, uint32_t format);
HAL_StatusTypeDef HAL_TIM_PWM_Start(void *h, uint32_t channel);
HAL_StatusTypeDef HAL_TIM_PWM_Stop(void *h, uint32_t channel);
void HAL_GPIO_WritePin(void *port, uint16_t pin, int state);
void HAL_GPIO_Init(void *port, void *init);
void HAL_Delay(uint32_t ms);
uint32_t HAL_GetTick(void);
void Error_Handler(void);

static I2C_HandleTypeDef bus;
static UART_HandleTypeDef console;

int main(void) {
  HAL_Init();
  if (HAL_RCC_OscConfig(&bus) != HAL_OK) {
    Error_Handler();
  }
  HAL_I2C_Init(&bus);  // expect: error/ignored-hal-result
  HAL_GPIO_Init(&bus, 0);
  HAL_GPIO_WritePin(&bus, 3, 1);
  HAL_Delay(10);
  HAL_GetTick();
  for (;;) {
  }
}

void pressure(uint8_t raw[2]) {
  HAL_I2C_Mem_Read(&bus, 0xEC, 0xF7, 1, raw, 2, 10);  // expect: error/ignored-hal-result
}

HAL_StatusTypeDef pressure_returned(uint8_t raw[2]) {
  return HAL_I2C_Mem_Read(&bus, 0xEC, 0xF7, 1, raw, 2, 10);
}

HAL_StatusTypeDef pressure_accumulated(uint8_t raw[4]) {
  HAL_StatusTypeDef status = HAL_I2C_Mem_Read(&bus, 0xEC, 0xF7, 1, raw, 2, 10);
  status |= HAL_I2C_Mem_Read(&bus, 0xEC, 0xF9, 1, raw + 2, 2, 10);
  return status;
}

void save(uint64_t word) {
  HAL_FLASH_Unlock();                       // expect: error/ignored-hal-result
  HAL_FLASH_Program(2, 0x0800F000u, word);  // expect: error/ignored-hal-result
  HAL_FLASH_Lock();
}

int console_put(int c) {
  uint8_t byte = (uint8_t)c;
  (void)HAL_UART_Transmit(&console, &byte, 1, 100);
  return c;
}

void HAL_UART_RxCpltCallback(UART_HandleTypeDef *h) {
  static uint8_t byte;
  HAL_UART_Receive_IT(h, &byte, 1);  // expect: error/ignored-hal-result
}

void motor(void *timer) {
  while (HAL_TIM_PWM_Start(timer, 1) != HAL_OK) {
  }
  HAL_TIM_PWM_Stop(timer, 1);
}

void clock_time(RTC_HandleTypeDef *rtc, void *time) { HAL_RTC_GetTime(rtc, time, 0); }
