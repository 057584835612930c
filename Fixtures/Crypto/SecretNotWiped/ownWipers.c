// Wiping by loops and by functions that are known by their bodies.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

bool read_key(uint8_t *key, size_t n);
int use_key(const uint8_t *key, size_t n);
uint8_t next_byte(void);
void zero_bytes(void *bytes, size_t n);
void show_progress(void *bytes, size_t n);
#define KEY_SIZE 32

static void erase(void *p, size_t n) {
  volatile unsigned char *v = p;
  while (n-- > 0) *v++ = 0;
}

static void blank(volatile uint8_t *p, size_t n) {
  if (p == NULL) return;
  for (size_t i = 0; i < n; i++) p[i] = 0;
}

static void finished(uint8_t *key, bool *busy) {
  erase(key, KEY_SIZE);
  *busy = false;
}

static void *(*const volatile memset_kept)(void *, int, size_t) = memset;

static void refill(void *p, size_t n) {
  volatile uint8_t *v = p;
  while (n-- > 0) *v++ = next_byte();
}

static bool prepare(uint8_t *p, size_t n) {
  memset(p, 0, n);
  return read_key(p, n);
}

static bool obtain(uint8_t *p, size_t n) {
  if (!read_key(p, n)) {
    erase(p, n);
    return false;
  }
  return true;
}

int by_own_function(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  erase(session_key, sizeof session_key);
  return result;
}

int by_parameter_to_volatile(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  blank(session_key, sizeof session_key);
  return result;
}

int by_function_of_function(bool *busy) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  finished(session_key, busy);
  return result;
}

int by_loop(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  for (size_t i = 0; i < sizeof session_key; i++) session_key[i] = 0;
  return result;
}

int by_loop_through_pointers(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  uint8_t *bytes = session_key;
  volatile uint8_t *p = bytes;
  size_t left = sizeof session_key;
  do {
    *p++ = 0;
  } while (--left > 0);
  return result;
}

int by_pointer_to_function(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  memset_kept(session_key, 0, sizeof session_key);
  return result;
}

int by_name(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  zero_bytes(session_key, sizeof session_key);
  return result;
}

int filled_with_other_bytes(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  refill(session_key, sizeof session_key);
  return result;
}

int cleared_before_it_is_filled(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!prepare(session_key, sizeof session_key)) return -1;
  return use_key(session_key, sizeof session_key);
}

int cleared_on_failure_alone(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!obtain(session_key, sizeof session_key)) return -1;
  return use_key(session_key, sizeof session_key);
}

int loop_over_another_buffer(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  uint8_t scratch[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  for (size_t i = 0; i < sizeof scratch; i++) scratch[i] = 0;
  return result + scratch[0];
}

int loop_that_fills_too(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  for (size_t i = 0; i < sizeof session_key; i++) {
    if (i % 4u == 0u) {
      session_key[i] = 0;
    } else {
      session_key[i] = next_byte();
    }
  }
  return use_key(session_key, sizeof session_key);
}

int wiped_on_one_way(bool quick) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  if (!quick) erase(session_key, sizeof session_key);
  return result;
}

int shown(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!read_key(session_key, sizeof session_key)) return -1;
  show_progress(session_key, sizeof session_key);
  return use_key(session_key, sizeof session_key);
}
