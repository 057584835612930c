#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define MBEDTLS_AES_ENCRYPT 1
#define MBEDTLS_AES_DECRYPT 0
int mbedtls_aes_crypt_cbc(void *ctx, int mode, size_t n, unsigned char iv[16], const unsigned char *in, unsigned char *out);
int mbedtls_aes_crypt_ctr(void *ctx, size_t n, size_t *off, unsigned char nonce[16], unsigned char stream[16],
                          const unsigned char *in, unsigned char *out);
int mbedtls_gcm_crypt_and_tag(void *ctx, int mode, size_t n, const unsigned char *iv, size_t ivn, const unsigned char *ad,
                              size_t adn, const unsigned char *in, unsigned char *out, size_t tagn, unsigned char *tag);
int mbedtls_ctr_drbg_random(void *p, unsigned char *out, size_t n);
int wc_AesSetKey(void *aes, const uint8_t *key, uint32_t n, const uint8_t *iv, int dir);
int wc_AesGcmEncrypt(void *aes, uint8_t *out, const uint8_t *in, uint32_t n, const uint8_t *iv, uint32_t ivn, uint8_t *tag,
                     uint32_t tagn, const uint8_t *ad, uint32_t adn);
int read_flash(uint32_t at, uint8_t *out, size_t n);
static const uint8_t fixed_iv[16] = {1, 2, 3};
static uint8_t cleared_iv[16];
static uint8_t random_iv[16];
uint8_t shared_iv[16];

int zero(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);  // expect: crypto/predictable-iv
}

int cleared(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16];
  memset(iv, 0, sizeof iv);
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);  // expect: crypto/predictable-iv
}

int copied(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16];
  memcpy(iv, fixed_iv, sizeof iv);
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);  // expect: crypto/predictable-iv
}

int literal(void *gcm, const uint8_t *in, uint8_t *out, uint8_t *tag) {
  return mbedtls_gcm_crypt_and_tag(gcm, 1, 16, (const unsigned char *)"pump-nonce-1", 12, NULL, 0, in, out, 16, tag);  // expect: crypto/predictable-iv
}

int counted(void *aes, size_t *off, const uint8_t *in, uint8_t *out) {
  uint8_t nonce[16];
  uint8_t stream[16] = {0};
  for (int i = 0; i < 16; i++) nonce[i] = (uint8_t)i;
  return mbedtls_aes_crypt_ctr(aes, 16, off, nonce, stream, in, out);  // expect: crypto/predictable-iv
}

int constant_object(void *aes, const uint8_t *in, uint8_t *out, uint8_t *tag) {
  return wc_AesGcmEncrypt(aes, out, in, 16, fixed_iv, 12, tag, 16, NULL, 0);  // expect: crypto/predictable-iv
}

int never_written(void *aes, const uint8_t *in, uint8_t *out, uint8_t *tag) {
  return wc_AesGcmEncrypt(aes, out, in, 16, cleared_iv, 12, tag, 16, NULL, 0);  // expect: crypto/predictable-iv
}

int through_pointer(void *aes, const uint8_t *in, uint8_t *out, uint8_t *tag) {
  const uint8_t *iv = fixed_iv;
  return wc_AesGcmEncrypt(aes, out, in, 16, iv, 12, tag, 16, NULL, 0);  // expect: crypto/predictable-iv
}

int wolf_key(void *aes, const uint8_t *key) {
  if (wc_AesSetKey(aes, key, 16, fixed_iv, 1) != 0) return -1;
  if (wc_AesSetKey(aes, key, 16, NULL, 0) != 0) return -1;
  return wc_AesSetKey(aes, key, 16, fixed_iv, 0);  // expect: crypto/predictable-iv
}

int fresh(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  if (mbedtls_ctr_drbg_random(NULL, iv, sizeof iv) != 0) return -1;
  memcpy(out, iv, sizeof iv);
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out + 16);
}

int fresh_in_part(void *aes, const uint8_t *in, uint8_t *out, uint8_t *tag, uint32_t counter) {
  uint8_t iv[12];
  memset(iv, 0, sizeof iv);
  iv[8] = (uint8_t)(counter >> 24);
  iv[9] = (uint8_t)(counter >> 16);
  iv[10] = (uint8_t)(counter >> 8);
  iv[11] = (uint8_t)counter;
  return wc_AesGcmEncrypt(aes, out, in, 16, iv, 12, tag, 16, NULL, 0);
}

int decrypting(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_DECRYPT, 16, iv, in, out);
}

int filled_by_helper(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  if (read_flash(0x100, iv, sizeof iv) != 0) return -1;
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);
}

int filled_through_pointer(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  uint8_t *p = iv;
  if (read_flash(0x100, p, sizeof iv) != 0) return -1;
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);
}

int filled_at_start(void) { return mbedtls_ctr_drbg_random(NULL, random_iv, sizeof random_iv); }

int static_but_random(void *aes, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, random_iv, in, out);
}

int external(void *aes, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, shared_iv, in, out);
}

int given(void *aes, uint8_t *iv, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);  // unknown: crypto/predictable-iv environment
}

int chained(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16];
  if (mbedtls_ctr_drbg_random(NULL, iv, sizeof iv) != 0) return -1;
  for (int i = 0; i < 4; i++) {
    if (mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in + 16 * i, out + 16 * i) != 0) return -1;
  }
  return 0;
}

static int seal(void *aes, uint8_t *iv, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);
}

int through_wrapper(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {9, 9, 9};
  return seal(aes, iv, in, out);  // expect: crypto/predictable-iv
}

int self_test(void *aes, const uint8_t *in, uint8_t *out) {
  uint8_t iv[16] = {0};
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);
}

struct channel { uint8_t iv[16]; };
int from_structure(struct channel *c, void *aes, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, c->iv, in, out);
}
