#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define configASSERT(condition) \
  do {                          \
    if (!(condition)) {         \
      disable_interrupts();     \
      for (;;) {                \
      }                         \
    }                           \
  } while (0)

#define ENSURE(condition) ((condition) ? (void)0 : panic(#condition))

#define VERSION 2u
#define STEPS 4u
#define REPORT_SIZE 32u

_Noreturn void panic(const char *reason);
void disable_interrupts(void);
int self_test(void);
void send_report(const uint8_t *report, size_t size);

static const uint8_t speeds[STEPS] = {0, 10, 40, 90};

/* The protocol has other versions than this one. */
int readVersion(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  if (bytes[0] != VERSION) abort();  // expect: input/reachable-assertion
  return bytes[1];
}

int readVersionChecked(const uint8_t *bytes, size_t length) {
  if (length < 2 || bytes[0] != VERSION) return -1;
  if (bytes[0] != VERSION) abort();
  return bytes[1];
}

/* Assertions of the kernel stop the device in a loop. */
int readStep(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  configASSERT(bytes[0] < STEPS);  // expect: input/reachable-assertion
  return speeds[bytes[0]];
}

int readStepChecked(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  uint8_t step = bytes[0];
  if (step >= STEPS) step = STEPS - 1u;
  configASSERT(step < STEPS);
  return speeds[step];
}

/* The last case is the peer's to choose. */
int unitsOf(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  switch (bytes[0]) {
    case 'l': return 1000;
    case 'm': return 1;
    default: panic("unit");  // expect: input/reachable-assertion
  }
}

/* Two bits have four values, and each has its case. */
int rateOf(const uint8_t *bytes, size_t length) {
  if (length < 1) return -1;
  switch (bytes[0] & 3u) {
    case 0: return 1;
    case 1: return 2;
    case 2: return 5;
    case 3: return 10;
    default: panic("rate");
  }
}

/* An offset within the message, which a function far from the message tests. */
static uint8_t byteAt(const uint8_t *bytes, size_t length, size_t at) {
  ENSURE(at < length);  // expect: input/reachable-assertion
  return bytes[at];
}

int extensionOf(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  return byteAt(bytes, length, bytes[1]);
}

static uint8_t byteInside(const uint8_t *bytes, size_t length, size_t at) {
  ENSURE(at < length);
  return bytes[at];
}

int extensionOfChecked(const uint8_t *bytes, size_t length) {
  if (length < 2 || bytes[1] >= length) return -1;
  return byteInside(bytes, length, bytes[1]);
}

int xorOfBytes(const uint8_t *bytes, size_t length) {
  int result = 0;
  for (size_t at = 0; at < length; at++) result ^= byteInside(bytes, length, at);
  return result;
}

/* The sum of a message is never right by itself. */
int acceptMessage(const uint8_t *bytes, size_t length) {
  uint8_t sum = 0;
  if (length < 2) return -1;
  for (size_t at = 0; at < length; at++) sum = (uint8_t)(sum + bytes[at]);
  ENSURE(sum == 0);  // expect: input/reachable-assertion
  return bytes[0];
}

int acceptMessageChecked(const uint8_t *bytes, size_t length) {
  uint8_t sum = 0;
  if (length < 2) return -1;
  for (size_t at = 0; at < length; at++) sum = (uint8_t)(sum + bytes[at]);
  if (sum != 0) return -1;
  ENSURE(sum == 0);
  return bytes[0];
}

/* The device tests itself at the request of the peer, but the peer does not choose the answer. */
int runSelfTest(const uint8_t *bytes, size_t length) {
  if (length < 1 || bytes[0] != 0x7f) return -1;
  if (self_test() != 0) panic("self-test");
  return 0;
}

int report(const uint8_t *bytes, size_t length) {
  uint8_t *copy = malloc(REPORT_SIZE);
  if (copy == NULL) panic("memory");
  memset(copy, 0, REPORT_SIZE);
  memcpy(copy, bytes, length < REPORT_SIZE ? length : REPORT_SIZE);
  send_report(copy, REPORT_SIZE);
  free(copy);
  return 0;
}
