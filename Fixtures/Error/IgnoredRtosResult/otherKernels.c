#include <stdint.h>
#include <stddef.h>

typedef int32_t osStatus_t;
#define osWaitForever 0xFFFFFFFFU
osStatus_t osMutexAcquire(void *m, uint32_t timeout);
osStatus_t osMutexRelease(void *m);
osStatus_t osMessageQueuePut(void *q, const void *msg, uint8_t prio, uint32_t timeout);
osStatus_t osDelay(uint32_t ticks);
uint32_t osEventFlagsWait(void *e, uint32_t flags, uint32_t options, uint32_t timeout);

#define TX_WAIT_FOREVER ((unsigned long)0xFFFFFFFFUL)
#define TX_NO_WAIT ((unsigned long)0)
unsigned _txe_mutex_get(void *m, unsigned long wait);
unsigned _txe_mutex_put(void *m);
unsigned _txe_queue_send(void *q, void *src, unsigned long wait);
#define tx_mutex_get _txe_mutex_get
#define tx_mutex_put _txe_mutex_put
#define tx_queue_send _txe_queue_send

typedef struct { int64_t ticks; } k_timeout_t;
#define K_FOREVER ((k_timeout_t){.ticks = -1})
#define K_MSEC(ms) ((k_timeout_t){.ticks = (ms)})
int k_mutex_lock(void *m, k_timeout_t t);
int k_mutex_unlock(void *m);
static inline int k_sem_take(void *s, k_timeout_t t) { (void)s; (void)t; return 0; }
int gpio_pin_configure(const void *port, uint8_t pin, uint32_t flags);
int k_msgq_put(void *q, const void *data, k_timeout_t t);
int nvs_write(void *fs, uint16_t id, const void *data, size_t len);

void rtos2(void *m, void *q, void *e) {
  int msg = 3;
  osMutexAcquire(m, osWaitForever);
  osMutexAcquire(m, 5);               // expect: error/ignored-rtos-result
  osMessageQueuePut(q, &msg, 0, 0);   // expect: error/ignored-rtos-result
  osMutexRelease(m);
  osDelay(10);
  if (osMessageQueuePut(q, &msg, 0, 0) != 0) osDelay(1);
  osEventFlagsWait(e, 1, 0, osWaitForever);
}

void threadx(void *m, void *q) {
  int msg = 3;
  tx_mutex_get(m, TX_WAIT_FOREVER);
  tx_mutex_get(m, TX_NO_WAIT);         // expect: error/ignored-rtos-result
  tx_queue_send(q, &msg, TX_NO_WAIT);  // expect: error/ignored-rtos-result
  tx_mutex_put(m);
}

void zephyr(void *m, void *q, const void *port, void *fs) {
  int msg = 3;
  k_mutex_lock(m, K_FOREVER);
  k_mutex_lock(m, K_MSEC(5));         // expect: error/ignored-rtos-result
  gpio_pin_configure(port, 3, 0);     // expect: error/ignored-rtos-result
  k_msgq_put(q, &msg, K_MSEC(0));     // expect: error/ignored-rtos-result
  k_mutex_unlock(m);
  nvs_write(fs, 1, &msg, sizeof msg); // expect: error/ignored-rtos-result
  int rc = nvs_write(fs, 1, &msg, sizeof msg);
  if (rc < 0) k_mutex_unlock(m);
}
