//# target: arm-none-eabi
// Members of records that an interrupt and the rest of the program share.
#include <stddef.h>
#include <stdint.h>

uint32_t irq_lock(void);
void irq_unlock(uint32_t key);

#define SIZE 64u

struct ring {
  volatile uint16_t head, tail, count;
  uint8_t bytes[SIZE];
};

static struct {
  struct ring received, sent;
  volatile uint32_t lost;
  _Atomic uint32_t seen;
} port;

static volatile uint16_t levels[4];

void UART1_IRQHandler(void) {
  uint8_t byte = *(volatile uint8_t *)0x40004404u;
  if (port.received.count == SIZE) {
    port.lost++;
    return;
  }
  port.received.bytes[port.received.head] = byte;
  port.received.head = (uint16_t)((port.received.head + 1u) % SIZE);
  port.received.count++;
  levels[0]++;
  port.seen++;
}

/* The interrupt counts up what this counts down. */
size_t takeBytes(uint8_t *to, size_t room) {
  size_t taken = 0;
  while (taken < room && port.received.count > 0) {
    to[taken++] = port.received.bytes[port.received.tail];
    port.received.tail = (uint16_t)((port.received.tail + 1u) % SIZE);
    port.received.count--;                            // expect: concurrency/non-atomic-update
  }
  return taken;
}

size_t takeBytesMasked(uint8_t *to, size_t room) {
  size_t taken = 0;
  while (taken < room && port.received.count > 0) {
    to[taken++] = port.received.bytes[port.received.tail];
    uint32_t key = irq_lock();
    port.received.tail = (uint16_t)((port.received.tail + 1u) % SIZE);
    port.received.count--;
    irq_unlock(key);
  }
  return taken;
}

/* Its own ring: the interrupt has no part in it. */
void putByte(uint8_t byte) {
  if (port.sent.count == SIZE) return;
  port.sent.bytes[port.sent.head] = byte;
  port.sent.head = (uint16_t)((port.sent.head + 1u) % SIZE);
  port.sent.count++;
}

void forgetLosses(void) {
  if (port.lost > 100u) port.lost -= 100u;            // expect: concurrency/non-atomic-update
}

/* Another element than the one of the interrupt. */
void raiseLevel(void) { levels[1]++; }

/* One operation. */
void forgetSeen(void) { port.seen--; }
