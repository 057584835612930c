//# target: arm-none-eabi
#include <stdint.h>

static inline void __disable_irq(void) { __asm volatile("cpsid i" : : : "memory"); }
static inline void __enable_irq(void) { __asm volatile("cpsie i" : : : "memory"); }
void vPortEnterCritical(void);
void vPortExitCritical(void);

static volatile uint32_t head, tail;
static uint8_t bytes[16];

int put(uint8_t byte) {
  __disable_irq();
  if (head - tail == 16u) {
    return -1;                                        // expect: lock/missing-unlock
  }
  bytes[head % 16u] = byte;
  head = head + 1u;
  __enable_irq();
  return 0;
}

int putClean(uint8_t byte) {
  int result = -1;
  __disable_irq();
  if (head - tail != 16u) {
    bytes[head % 16u] = byte;
    head = head + 1u;
    result = 0;
  }
  __enable_irq();
  return result;
}

int get(uint8_t *byte) {
  vPortEnterCritical();
  if (head == tail) return -1;                        // expect: lock/missing-unlock
  *byte = bytes[tail % 16u];
  tail = tail + 1u;
  vPortExitCritical();
  return 0;
}

int getClean(uint8_t *byte) {
  vPortEnterCritical();
  if (head == tail) { vPortExitCritical(); return -1; }
  *byte = bytes[tail % 16u];
  tail = tail + 1u;
  vPortExitCritical();
  return 0;
}

void stop(void) {
  __disable_irq();
  for (;;) { }
}
