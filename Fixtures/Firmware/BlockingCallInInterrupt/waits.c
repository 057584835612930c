//# target: arm-none-eabi   std: c11
#include <stdint.h>

typedef void *Queue;
void HAL_Delay(uint32_t ms);
void vTaskDelay(uint32_t ticks);
int xQueueReceive(Queue queue, void *item, uint32_t ticks);
int xQueueReceiveFromISR(Queue queue, void *item, int *woken);
int osSemaphoreAcquire(void *semaphore, uint32_t timeout);
int osMessageQueuePut(void *queue, const void *item, uint8_t priority, uint32_t timeout);
int k_sem_take(void *semaphore, int timeout);
void sensor_start(void);
#define portMAX_DELAY 0xffffffffu
#define K_NO_WAIT 0
#define K_FOREVER (-1)

static Queue queue;
static void *const semaphore = 0;

static void sensor_reset(void)
{
    sensor_start();
    HAL_Delay(2u);  // expect: firmware/blocking-call-in-interrupt
}

static void handle(void)
{
    sensor_reset();
}

void EXTI1_IRQHandler(void)
{
    handle();
}

void TIM3_IRQHandler(void)
{
    int item;
    (void)xQueueReceive(queue, &item, portMAX_DELAY);  // expect: firmware/blocking-call-in-interrupt
    (void)osSemaphoreAcquire(semaphore, 10u);  // expect: firmware/blocking-call-in-interrupt
    (void)k_sem_take(semaphore, K_FOREVER);  // expect: firmware/blocking-call-in-interrupt
}

__attribute__((interrupt)) void onPinChange(void)
{
    vTaskDelay(1u);  // expect: firmware/blocking-call-in-interrupt
}

void TIM4_IRQHandler(void)
{
    int item = 0;
    (void)xQueueReceiveFromISR(queue, &item, 0);
    (void)osMessageQueuePut(queue, &item, 0u, 0u);
    (void)k_sem_take(semaphore, K_NO_WAIT);
}

static void background(void)
{
    HAL_Delay(100u);
    vTaskDelay(5u);
}

void task(void)
{
    background();
}

void HardFault_Handler(void)
{
    HAL_Delay(1000u);
    for (;;) {
    }
}
