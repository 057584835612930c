//# target: arm-none-eabi
#include <stdint.h>

typedef struct QueueDefinition *QueueHandle_t;
void vPortEnterCritical(void);
void vPortExitCritical(void);
void vTaskSuspendAll(void);
long xTaskResumeAll(void);
void vTaskDelay(uint32_t ticks);
long xQueueReceive(QueueHandle_t queue, void *item, uint32_t ticks);
static inline void __disable_irq(void) { __asm volatile("cpsid i" : : : "memory"); }
static inline void __enable_irq(void) { __asm volatile("cpsie i" : : : "memory"); }

extern volatile uint32_t valve;
extern QueueHandle_t commands;

void delayInSection(void) {
  vPortEnterCritical();
  valve = 1;
  vTaskDelay(2);                                      // expect: lock/blocking-in-critical-section
  vPortExitCritical();
}

void delayBehindSection(void) {
  vPortEnterCritical();
  valve = 1;
  vPortExitCritical();
  vTaskDelay(2);
}

void delayWithoutInterrupts(void) {
  __disable_irq();
  valve = 1;
  vTaskDelay(2);                                      // expect: lock/blocking-in-critical-section
  __enable_irq();
}

void delayWithInterrupts(void) {
  __disable_irq();
  valve = 1;
  __enable_irq();
  vTaskDelay(2);
}

int waitsWhileSuspended(void) {
  int command = 0;
  vTaskSuspendAll();
  if (xQueueReceive(commands, &command, 10) != 1) command = -1; // expect: lock/blocking-in-critical-section
  xTaskResumeAll();
  return command;
}

int asksWhileSuspended(void) {
  int command = 0;
  vTaskSuspendAll();
  if (xQueueReceive(commands, &command, 0) != 1) command = -1;
  xTaskResumeAll();
  return command;
}

void nested(void) {
  vPortEnterCritical();
  vPortEnterCritical();
  valve = 1;
  vPortExitCritical();
  vTaskDelay(1);                                      // expect: lock/blocking-in-critical-section
  vPortExitCritical();
}
