#include <stdint.h>

typedef long BaseType_t;
typedef uint32_t TickType_t;
typedef void *QueueHandle_t;
typedef void *TaskHandle_t;
typedef void *TimerHandle_t;
#define portMAX_DELAY ((TickType_t)0xffffffffUL)
#define pdPASS ((BaseType_t)1)
#define pdTRUE ((BaseType_t)1)
BaseType_t xQueueGenericSend(QueueHandle_t q, const void *item, TickType_t wait, BaseType_t place);
BaseType_t xQueueReceive(QueueHandle_t q, void *item, TickType_t wait);
BaseType_t xQueueSemaphoreTake(QueueHandle_t q, TickType_t wait);
BaseType_t xTaskCreate(void (*f)(void *), const char *name, uint16_t depth, void *arg, uint32_t prio, TaskHandle_t *h);
BaseType_t xTimerGenericCommand(TimerHandle_t t, BaseType_t command, TickType_t value, BaseType_t *woken, TickType_t wait);
uint32_t ulTaskGenericNotifyTake(uint32_t index, BaseType_t clear, TickType_t wait);
void vTaskDelay(TickType_t ticks);
#define xQueueSend(q, item, wait) xQueueGenericSend((q), (item), (wait), 0)
#define xSemaphoreGive(s) xQueueGenericSend((s), 0, 0, 0)
#define xSemaphoreTake(s, wait) xQueueSemaphoreTake((s), (wait))
#define xTimerStart(t, wait) xTimerGenericCommand((t), 1, 0, 0, (wait))
#define ulTaskNotifyTake(clear, wait) ulTaskGenericNotifyTake(0, (clear), (wait))
#define pdMS_TO_TICKS(ms) ((TickType_t)(ms))
#define LONG_WAIT portMAX_DELAY

static QueueHandle_t commands;
static QueueHandle_t lock;
static int shared;
void alarm_task(void *arg);
void fail(void);

void start(void) {
  xTaskCreate(alarm_task, "alarm", 256, 0, 3, 0);  // expect: error/ignored-rtos-result
}

void start_checked(void) {
  if (xTaskCreate(alarm_task, "alarm", 256, 0, 3, 0) != pdPASS) {
    fail();
  }
}

void post(int command) {
  xQueueSend(commands, &command, 0);                  // expect: error/ignored-rtos-result
  xQueueSend(commands, &command, pdMS_TO_TICKS(10));  // expect: error/ignored-rtos-result
  xQueueSend(commands, &command, portMAX_DELAY);
  xQueueSend(commands, &command, LONG_WAIT);
}

void count(void) {
  xSemaphoreTake(lock, portMAX_DELAY);
  shared++;
  xSemaphoreGive(lock);
}

void count_with_limit(void) {
  xSemaphoreTake(lock, 10);  // expect: error/ignored-rtos-result
  shared++;
  xSemaphoreGive(lock);
}

void count_checked(void) {
  if (xSemaphoreTake(lock, 10) == pdTRUE) {
    shared++;
    xSemaphoreGive(lock);
  }
}

int next(void) {
  int command = 0;
  xQueueReceive(commands, &command, 100);  // expect: error/ignored-rtos-result
  return command;
}

int next_forever(void) {
  int command = 0;
  xQueueReceive(commands, &command, 0xFFFFFFFFu);
  return command;
}

void timer(TimerHandle_t t) {
  xTimerStart(t, 0);  // expect: error/ignored-rtos-result
}

void waiter(void) {
  for (;;) {
    ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
    shared++;
    vTaskDelay(10);
  }
}

void waiter_with_unknown_limit(TickType_t wait) {
  int command;
  (void)xQueueReceive(commands, &command, wait);
  xQueueReceive(commands, &command, wait);  // expect: error/ignored-rtos-result
}
