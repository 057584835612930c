#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

uint32_t HAL_GetTick(void);
uint32_t HAL_GetUIDw0(void);
uint32_t xTaskGetTickCount(void);
int mbedtls_ctr_drbg_random(void *p, unsigned char *out, size_t n);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned bits);
uint32_t trng_read(void);
void sys_rand_get(void *out, size_t n);
int psa_generate_random(uint8_t *out, size_t n);
typedef struct { volatile uint32_t CTRL, CYCCNT; } DWT_Type;
#define DWT ((DWT_Type *)0xE0001000u)
struct session { uint8_t key[16]; uint8_t nonce[12]; uint32_t expires; };

void from_rand(uint8_t key[16]) {
  for (int i = 0; i < 16; i++) key[i] = (uint8_t)rand();  // expect: crypto/predictable-key-randomness
}

void from_tick(struct session *s) {
  const uint32_t now = HAL_GetTick();
  for (int i = 0; i < 12; i++) s->nonce[i] = (uint8_t)(now >> (8 * (i % 4)));  // expect: crypto/predictable-key-randomness
  s->expires = now + 3600u;
}

void copied(uint8_t *salt) {
  uint32_t seed = xTaskGetTickCount();
  seed = seed * 1103515245u + 12345u;
  memcpy(salt, &seed, sizeof seed);  // expect: crypto/predictable-key-randomness
}

void from_serial_number(uint8_t *device_key) {
  uint32_t id[2];
  id[0] = HAL_GetUIDw0();
  id[1] = ~id[0];
  memcpy(device_key, id, sizeof id);  // expect: crypto/predictable-key-randomness
}

void from_cycles(uint8_t challenge[4]) {
  challenge[0] = (uint8_t)DWT->CYCCNT;  // expect: crypto/predictable-key-randomness
}

uint32_t new_token(void) {
  return (uint32_t)rand();  // expect: crypto/predictable-key-randomness
}

uint32_t next_delay(void) {
  return (uint32_t)rand() % 100u;
}

int key_by_use(void *aes) {
  uint8_t material[16];  // expect: crypto/secret-not-wiped
  for (int i = 0; i < 16; i++) material[i] = (uint8_t)rand();  // expect: crypto/predictable-key-randomness
  return mbedtls_aes_setkey_enc(aes, material, 128);
}

void scalar(void) {
  uint32_t session_id = (uint32_t)time(NULL);  // expect: crypto/predictable-key-randomness
  uint32_t nonce = (uint32_t)rand();           // expect: crypto/predictable-key-randomness
  (void)session_id;
  (void)nonce;
}

void filler(struct session *s) {
  sys_rand_get(s->key, sizeof s->key);  // expect: crypto/predictable-key-randomness
}

void proper(struct session *s) {
  if (mbedtls_ctr_drbg_random(NULL, s->key, sizeof s->key) != 0) abort();
  s->expires = HAL_GetTick() + 60000u;
}

void mixed(uint8_t key[4]) {
  const uint32_t word = trng_read() ^ HAL_GetTick();
  memcpy(key, &word, sizeof word);
}

int mbedtls_hardware_poll(void *data, unsigned char *output, size_t n, size_t *written) {
  (void)data;
  for (size_t i = 0; i < n; i++) output[i] = (unsigned char)rand();  // expect: crypto/predictable-key-randomness
  *written = n;
  return 0;
}

/* Keys of the keypad, pins of the processor and times. */
enum { KEY_UP, KEY_DOWN };
static uint32_t key_time, key_pressed_tick, token_deadline;
void keypad(void) {
  key_time = HAL_GetTick();
  key_pressed_tick = HAL_GetTick();
  token_deadline = HAL_GetTick() + 5u;
  uint32_t led_pin = HAL_GetTick() % 8u;
  uint32_t jitter = (uint32_t)rand() % 50u;
  (void)led_pin;
  (void)jitter;
}

struct event { uint32_t key; uint32_t at; };
void log_key(struct event *e) {
  e->key = KEY_UP;
  e->at = HAL_GetTick();
}

struct node { uint32_t key; };
void sort_key(struct node *n) { n->key = HAL_GetTick(); }

void chosen_by_time(uint8_t key[16], const uint8_t *summer, const uint8_t *winter) {
  for (int i = 0; i < 16; i++) key[i] = HAL_GetTick() > 1000u ? summer[i] : winter[i];
}

void test_vector(uint8_t key[16]) {
  for (int i = 0; i < 16; i++) key[i] = (uint8_t)rand();
}

static uint32_t helper(void) { return HAL_GetTick(); }
void through_function(uint8_t nonce[4]) {
  nonce[0] = (uint8_t)helper();  // misses: crypto/predictable-key-randomness
}
