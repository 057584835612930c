#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define TAG_SIZE 16
#define AUTH_TAG_SIZE 32
int mbedtls_md_hmac(const void *info, const unsigned char *key, size_t n, const unsigned char *in, size_t m, unsigned char *out);
int mbedtls_ct_memcmp(const void *a, const void *b, size_t n);
bool secure_equal(const uint8_t *a, const uint8_t *b, size_t n);
struct frame { uint8_t mac[16]; uint8_t src_mac[6]; uint8_t body[32]; uint8_t tag[8]; };
struct user { char password[16]; char pin[8]; char name[16]; uint8_t session_token[16]; };
struct file { char signature[4]; uint8_t magic[4]; };

bool tag(const uint8_t *computed, const struct frame *f) {
  return memcmp(computed, f->mac, sizeof f->mac) == 0;  // expect: crypto/timing-dependent-comparison
}

bool tag_right(const uint8_t *computed, const struct frame *f) {
  return mbedtls_ct_memcmp(computed, f->mac, sizeof f->mac) == 0 && secure_equal(computed, f->tag, 8);
}

bool by_variable(const uint8_t *frame, const uint8_t *expected_tag) {
  if (memcmp(frame + 4, expected_tag, TAG_SIZE) != 0) return false;  // expect: crypto/timing-dependent-comparison
  return true;
}

bool computed_here(const uint8_t *key, const uint8_t *frame) {
  uint8_t calc[32];
  if (mbedtls_md_hmac(NULL, key, 32, frame, 16, calc) != 0) return false;
  return !memcmp(calc, frame + 16, 32);  // expect: crypto/timing-dependent-comparison
}

static int authenticate(const uint8_t *key, const uint8_t *in, uint8_t *out) {
  return mbedtls_md_hmac(NULL, key, 32, in, 16, out);
}

bool computed_by_wrapper(const uint8_t *key, const uint8_t *answer) {
  uint8_t wanted[32];
  if (authenticate(key, answer, wanted) != 0) return false;
  return memcmp(wanted, answer + 16, 32) == 0;  // expect: crypto/timing-dependent-comparison
}

bool by_length(const uint8_t *expected, const uint8_t *answer) {
  return memcmp(expected, answer, AUTH_TAG_SIZE) == 0;  // expect: crypto/timing-dependent-comparison
}

bool password(const struct user *u, const char *text) {
  return strcmp(u->password, text) == 0;  // expect: crypto/timing-dependent-comparison
}

bool pin(const struct user *u, const char *text) {
  return strncmp(text, u->pin, sizeof u->pin) == 0;  // expect: crypto/timing-dependent-comparison
}

bool user_name(const struct user *u, const char *text) {
  return strcmp(u->name, text) == 0;
}

bool token(const struct user *u, const uint8_t *given) {
  return memcmp(u->session_token, given, 16) == 0;  // expect: crypto/timing-dependent-comparison
}

int digest(const uint8_t *digest, const uint8_t *stored) {
  return memcmp(digest, stored, 32);  // expect: crypto/timing-dependent-comparison
}

/* None of these is a secret. */
bool for_me(const struct frame *f, const uint8_t *own_mac) {
  return memcmp(f->src_mac, own_mac, 6) == 0 && memcmp(f->body, own_mac, sizeof f->src_mac) == 0;
}

bool is_zip(const struct file *f) {
  return memcmp(f->signature, "PK\003\004", 4) == 0 && memcmp(f->magic, f->signature, 4) == 0;
}

bool is_keyword(const char *token) { return strcmp(token, "rate") == 0 || strncmp(token, "set", 3) == 0; }

bool is_tag(const char *tag) { return strcmp(tag, "ALARM") == 0; }

bool is_short_tag(const uint8_t *tag, const uint8_t *tlv) { return memcmp(tag, tlv, 2) == 0; }

struct entry { char key[16]; int value; };
int by_key(const void *a, const void *b) {
  const struct entry *x = a;
  const struct entry *y = b;
  return strcmp(x->key, y->key);
}

int find(const struct entry *table, const char *key) {
  for (int i = 0; i < 8; i++) {
    if (strcmp(table[i].key, key) == 0) return table[i].value;
  }
  return -1;
}

bool is_key_set(const uint8_t *session_key) {
  static const uint8_t zeros[16];
  return memcmp(session_key, zeros, sizeof zeros) != 0;
}

bool self_test_hmac(const uint8_t *key) {
  static const uint8_t expected_mac[32] = {1, 2, 3};
  uint8_t mac[32];
  if (mbedtls_md_hmac(NULL, key, 32, key, 16, mac) != 0) return false;
  return memcmp(mac, expected_mac, 32) == 0;
}

bool image_header(const uint8_t *image, const uint8_t *flash) { return memcmp(image, flash, 16) == 0; }

bool stage(const uint8_t *stage, const uint8_t *message, const uint8_t *machine) {
  return memcmp(stage, message, 32) == 0 || memcmp(machine, message, 32) == 0;
}

bool by_hand(const uint8_t *tag, const uint8_t *expected) {
  for (int i = 0; i < 16; i++) {
    if (tag[i] != expected[i]) return false;  // misses: crypto/timing-dependent-comparison
  }
  return true;
}

/* Tokens of CoAP and keys of tables are no secrets. */
struct blob { const uint8_t *s; size_t length; };
struct pdu { struct blob token; };
struct hash_entry { uint8_t key[8]; };
struct session { struct hash_entry hh; uint8_t key[16]; };
bool answers(const struct pdu *a, const struct pdu *b) { return memcmp(a->token.s, b->token.s, a->token.length) == 0; }
bool same_entry(const struct session *a, const struct session *b) { return memcmp(a->hh.key, b->hh.key, 8) == 0; }
bool same_key(const struct session *a, const uint8_t *given) {
  return memcmp(a->key, given, 16) == 0;  // misses: crypto/timing-dependent-comparison
}

static int sameBytes(const uint8_t *a, const uint8_t *b, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (a[i] != b[i]) return 0;
  return 1;
}

static int sameInConstantTime(const uint8_t *a, const uint8_t *b, size_t length) {
  uint8_t difference = 0;
  for (size_t i = 0; i < length; i++) difference |= (uint8_t)(a[i] ^ b[i]);
  return difference == 0;
}

int acceptsTag(const uint8_t *tag, const uint8_t *wantedTag) {
  return sameBytes(tag, wantedTag, 16);               // expect: crypto/timing-dependent-comparison
}

int acceptsTagInConstantTime(const uint8_t *tag, const uint8_t *wantedTag) {
  return sameInConstantTime(tag, wantedTag, 16);
}

int isSameUnit(const uint8_t *serial, const uint8_t *own) { return sameBytes(serial, own, 8); }
