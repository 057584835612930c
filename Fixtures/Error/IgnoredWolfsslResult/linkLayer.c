#include <stddef.h>
#include <stdint.h>

typedef struct WC_RNG WC_RNG;
typedef struct Aes Aes;
typedef struct Hmac Hmac;
typedef struct ecc_key ecc_key;
typedef struct WOLFSSL WOLFSSL;
int wc_InitRng(WC_RNG *rng);
int wc_FreeRng(WC_RNG *rng);
int wc_RNG_GenerateBlock(WC_RNG *rng, uint8_t *out, uint32_t len);
int wc_AesSetKey(Aes *aes, const uint8_t *key, uint32_t len, const uint8_t *iv, int dir);
void wc_AesFree(Aes *aes);
int wc_HmacSetKey(Hmac *h, int type, const uint8_t *key, uint32_t len);
int wc_HmacUpdate(Hmac *h, const uint8_t *in, uint32_t len);
int wc_HmacFinal(Hmac *h, uint8_t *out);
int wc_Sha256Update(void *sha, const uint8_t *in, uint32_t len);
int wc_ecc_free(ecc_key *key);
int wolfSSL_write(WOLFSSL *ssl, const void *data, int len);
int wolfSSL_shutdown(WOLFSSL *ssl);
void wolfSSL_free(WOLFSSL *ssl);
int wolfSSL_connect(WOLFSSL *ssl);

void keys(WC_RNG *rng, Aes *aes) {
  uint8_t key[16];
  wc_InitRng(rng);                        // expect: error/ignored-wolfssl-result
  wc_RNG_GenerateBlock(rng, key, 16);     // expect: error/ignored-wolfssl-result
  wc_AesSetKey(aes, key, 16, key, 0);     // expect: error/ignored-wolfssl-result
  wc_AesFree(aes);
  wc_FreeRng(rng);
}

int keys_checked(WC_RNG *rng, Aes *aes, uint8_t *key) {
  int ret = wc_InitRng(rng);
  if (ret == 0) ret = wc_RNG_GenerateBlock(rng, key, 16);
  if (ret == 0) ret = wc_AesSetKey(aes, key, 16, NULL, 0);
  wc_FreeRng(rng);
  return ret;
}

int mac(Hmac *h, const uint8_t *key, const uint8_t *in, uint8_t *out) {
  if (wc_HmacSetKey(h, 6, key, 32) != 0 || wc_HmacUpdate(h, in, 16) != 0) {
    return -1;
  }
  return wc_HmacFinal(h, out);
}

void hash(void *sha, const uint8_t *in) {
  wc_Sha256Update(sha, in, 3);  // expect: error/ignored-wolfssl-result
}

int send_status(WOLFSSL *ssl) {
  wolfSSL_write(ssl, "ok", 2);  // expect: error/ignored-wolfssl-result
  return 0;
}

int talk(WOLFSSL *ssl) {
  if (wolfSSL_connect(ssl) != 1) return -1;
  const int sent = wolfSSL_write(ssl, "ok", 2);
  return sent == 2 ? 0 : -1;
}

void bye(WOLFSSL *ssl, ecc_key *key) {
  wolfSSL_shutdown(ssl);
  wolfSSL_free(ssl);
  wc_ecc_free(key);
}
