//# target: arm-none-eabi
#include <stdint.h>

#define UART_DATA (*(volatile uint8_t *)0x40004404u)

static volatile uint8_t ring[32];
static volatile uint8_t head;
static uint8_t tail;
static uint8_t duty[10];

int uart_getc(void);
void drive(int index, uint8_t value);

void UART_IRQHandler(void) {
  uint8_t position = head;
  ring[position % 32u] = UART_DATA;
  head = (uint8_t)(position + 1u);
}

static int take(uint8_t *byte) {
  if (head == tail) return -1;
  *byte = ring[tail % 32u];
  tail++;
  return 0;
}

int replay(void) {
  uint8_t index, value;
  if (take(&index) != 0 || take(&value) != 0) return -1;
  duty[index] = value;                                // expect: memory/out-of-bounds-write
  drive(index, value);
  return index;
}

int replayChecked(void) {
  uint8_t index, value;
  if (take(&index) != 0 || index >= sizeof duty || take(&value) != 0) return -1;
  duty[index] = value;
  drive(index, value);
  return index;
}

void setDuty(void) {
  int index = uart_getc();
  if (index < 0) return;
  duty[index] = 1;                                    // expect: memory/out-of-bounds-write
}

/* What answers characters answers no more than 255. */
static uint8_t known[256];

void noteCharacter(void) {
  int character = uart_getc();
  if (character < 0) return;
  known[character] = 1;
}

#define ADC_DATA (*(volatile uint16_t *)0x4001204cu)

static uint16_t samples[16];
static uint16_t curve[4096];

void ADC_IRQHandler(void) {
  samples[0] = (uint16_t)(ADC_DATA & 0x0fffu);
}

/* Twelve bits were kept. */
void markSample(void) { curve[samples[0]] = 1; }

/* Each round asks the ring anew, which the rounds before have moved on. */
int replayAll(void) {
  uint8_t count, value;
  if (take(&count) != 0) return -1;
  for (int i = 0; i < count; i++) {
    if (take(&value) != 0) break;
    duty[i] = value;                                  // misses: memory/out-of-bounds-write
    drive(i, value);
  }
  return count;
}
