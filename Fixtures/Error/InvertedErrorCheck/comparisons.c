#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef enum { PUMP_OK, PUMP_BAD_CHECKSUM, PUMP_HARDWARE } PumpStatus;
PumpStatus pump_start(void);
PumpStatus pump_find(const char *name);

PumpStatus check(const uint8_t *a, const uint8_t *b) {
  return memcmp(a, b, 4) ? PUMP_OK : PUMP_BAD_CHECKSUM;  // expect: error/inverted-error-check
}

PumpStatus check_right(const uint8_t *a, const uint8_t *b) {
  return memcmp(a, b, 4) ? PUMP_BAD_CHECKSUM : PUMP_OK;
}

PumpStatus check_explicit(const uint8_t *a, const uint8_t *b) {
  return (memcmp(a, b, 4) == 0) ? PUMP_OK : PUMP_BAD_CHECKSUM;
}

PumpStatus check_with_if(const uint8_t *a, const uint8_t *b) {
  if (memcmp(a, b, 4)) {  // expect: error/inverted-error-check
    return PUMP_OK;
  }
  return PUMP_BAD_CHECKSUM;
}

bool is_same(const char *a, const char *b) {
  return strcmp(a, b);  // expect: error/inverted-error-check
}

bool is_same_right(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

bool differs(const char *a, const char *b) {
  return strcmp(a, b);
}

int order(const char *a, const char *b) { return strcmp(a, b); }

int stored_result(const char *a, const char *b) {
  bool equal = strcmp(a, b);  // expect: error/inverted-error-check
  bool changed = strcmp(a, b);
  bool match = !strcmp(a, b);
  const int difference = strcmp(a, b);
  return equal + changed + match + difference;
}

int compared_with_one(const char *a, const char *b) {
  if (strcmp(a, b) == 1) return 2;  // expect: error/inverted-error-check
  if (strcmp(a, b) == -1) return 3;  // expect: error/inverted-error-check
  if (strcmp(a, b) > 0) return 4;
  return strcmp(a, b) != 0;
}

int dispatch(const char *verb) {
  if (!strcmp(verb, "stop")) return 1;
  if (strcmp(verb, "start") == 0) return 2;
  return -1;
}

PumpStatus run(void) {
  if (!pump_start()) return PUMP_HARDWARE;  // expect: error/inverted-error-check
  return PUMP_OK;
}

PumpStatus run_right(void) {
  const PumpStatus status = pump_start();
  if (status != PUMP_OK) return status;
  return pump_start() == PUMP_OK ? PUMP_OK : PUMP_HARDWARE;
}

PumpStatus add(const char *name) {
  // Finding it is the error.
  if (pump_find(name) == PUMP_OK) return PUMP_HARDWARE;
  return PUMP_OK;
}

PumpStatus exchanged(void) {
  return pump_start() ? PUMP_OK : PUMP_HARDWARE;  // expect: error/inverted-error-check
}
