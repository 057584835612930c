// Constants that are given to functions as keys and passwords.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct link;
struct map;
void link_set_key(struct link *link, const uint8_t *key, size_t size);
void radio_setkey(const uint8_t *);
void block_encrypt(uint32_t block[4], const uint32_t key[4]);
void hmac_of(const uint8_t *key, size_t key_size, const void *data, size_t size, uint8_t tag[32]);
int wifi_join(const char *ssid, const char *password);
int broker_login(const char *user, const char *pass);
bool read_protected(uint32_t item, void *out, size_t n);
bool read_line(char *out, size_t n);
void read_key(uint8_t *key, size_t size);
void entries_set(struct map *map, const char *key, const char *value);
void record_set_key(struct map *map, const char *key);
void keypad_set_key(const uint8_t *key);
bool signature_verify(const uint8_t *key, const void *data, size_t size, const uint8_t *signature);
void derive(const uint8_t *secret, size_t size, const char *label, uint8_t *out);
void stream_start(void *context, const uint8_t *key, const uint8_t *iv);

static const uint8_t table[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8};
static const uint32_t words[4] = {0x2b7e1516u, 0x28aed2a6u, 0xabf71588u, 0x09cf4f3cu};
static uint8_t fixed[16] = {1, 9, 4, 7, 2, 8, 3, 6, 5, 0, 1, 9, 4, 7, 2, 8};
static const uint8_t unset[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static const uint8_t vendor_public[32] = {4, 8, 15, 16, 23, 42, 4, 8, 15, 16, 23, 42};
static const uint8_t layout[16] = {0x11, 0x12, 0x14, 0x18, 0x21, 0x22, 0x24, 0x28};
static const char field[] = "serial-number-1";
static const uint8_t start_vector[16] = {7, 6, 5, 4, 3, 2, 1, 0, 7, 6, 5, 4};

void setTable(struct link *link) {
  link_set_key(link, table, sizeof table);  // expect: crypto/hard-coded-secret
}

void setUnnamed(void) {
  radio_setkey(table);  // expect: crypto/hard-coded-secret
}

void encryptWords(uint32_t block[4]) {
  block_encrypt(block, words);  // expect: crypto/hard-coded-secret
}

void sign(const void *data, size_t size, uint8_t tag[32]) {
  hmac_of((const uint8_t *)"pump-2004-a", 11u, data, size, tag);  // expect: crypto/hard-coded-secret
}

int join(void) {
  return wifi_join("ward-3", "Sommer2019");  // expect: crypto/hard-coded-secret
}

int log_in(void) {
  return broker_login("pump", "b7-Rk2");  // expect: crypto/hard-coded-secret
}

void setThroughPointer(struct link *link) {
  const uint8_t *material = table;
  link_set_key(link, material, 16u);  // expect: crypto/hard-coded-secret
}

static void choose(const uint8_t **out) { *out = table; }

void setThroughParameter(struct link *link) {
  const uint8_t *chosen = NULL;
  choose(&chosen);
  link_set_key(link, chosen, 16u);  // expect: crypto/hard-coded-secret
}

void setNeverWritten(struct link *link) {
  link_set_key(link, fixed, sizeof fixed);  // expect: crypto/hard-coded-secret
}

void setCopy(struct link *link) {
  uint8_t copy[16];
  memcpy(copy, table, sizeof copy);
  link_set_key(link, copy, sizeof copy);  // expect: crypto/hard-coded-secret
}

/* Twins in order. */
void setStored(struct link *link) {
  uint8_t stored[16];
  if (read_protected(3u, stored, sizeof stored)) {
    link_set_key(link, stored, sizeof stored);
  }
}

static void find(const uint8_t **out) {
  static uint8_t found[16];
  *out = read_protected(4u, found, sizeof found) ? found : NULL;
}

void setFound(struct link *link) {
  const uint8_t *chosen = NULL;
  find(&chosen);
  link_set_key(link, chosen, 16u);
}

int joinTyped(void) {
  char typed[32];
  return read_line(typed, sizeof typed) ? wifi_join("ward-3", typed) : -1;
}

int joinOpen(void) { return wifi_join("ward-open-1", ""); }

void clearKey(struct link *link) { link_set_key(link, unset, sizeof unset); }

void fillTable(uint8_t *out) {
  uint8_t filled[16] = {1, 2, 3, 4, 5, 6, 7, 8};
  read_key(filled, sizeof filled);
  memcpy(out, filled, sizeof filled);
}

void settings(struct map *map, const char *value) {
  entries_set(map, "wifi-ssid-1", value);
  record_set_key(map, "wifi-ssid-2");
  record_set_key(map, field);
}

void keys(void) { keypad_set_key(layout); }

bool isSigned(struct link *link, const void *data, size_t size, const uint8_t *signature) {
  link_set_key(link, vendor_public, sizeof vendor_public);
  return signature_verify(table, data, size, signature);
}

void deriveLabelled(const uint8_t *secret, uint8_t *out) { derive(secret, 32u, "session-label-1", out); }

void startStream(void *context, const uint8_t *key) { stream_start(context, key, start_vector); }

int selftest_link(struct link *link) {
  link_set_key(link, table, sizeof table);
  return wifi_join("ward-test-1", "Sommer2019");
}
