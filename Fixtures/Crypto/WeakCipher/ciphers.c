#include <stdint.h>

int mbedtls_des_setkey_enc(void *ctx, const unsigned char key[8]);
int mbedtls_des3_set3key_dec(void *ctx, const unsigned char key[24]);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned bits);
void mbedtls_arc4_setup(void *ctx, const unsigned char *key, unsigned n);
const void *mbedtls_cipher_info_from_type(int type);
enum { MBEDTLS_CIPHER_AES_128_CBC = 5, MBEDTLS_CIPHER_DES_EDE3_CBC = 37 };
int wc_Des3_SetKey(void *des, const uint8_t *key, const uint8_t *iv, int dir);
int wc_AesSetKey(void *aes, const uint8_t *key, uint32_t len, const uint8_t *iv, int dir);
const void *EVP_rc4(void);
const void *EVP_aes_256_gcm(void);
typedef struct { uint16_t type; } psa_key_attributes_t;
typedef uint16_t psa_key_type_t;
static inline void psa_set_key_type(psa_key_attributes_t *a, psa_key_type_t t) { a->type = t; }
#define PSA_KEY_TYPE_DES ((psa_key_type_t)0x2301)
#define PSA_KEY_TYPE_AES ((psa_key_type_t)0x2400)
int HAL_CRYP_TDESCBC_Encrypt(void *h, uint8_t *in, uint16_t n, uint8_t *out, uint32_t t);
int HAL_CRYP_AESCBC_Encrypt(void *h, uint8_t *in, uint16_t n, uint8_t *out, uint32_t t);

int des(void *ctx, const uint8_t *key) { return mbedtls_des_setkey_enc(ctx, key); }          // expect: crypto/weak-cipher
int triple(void *ctx, const uint8_t *key) { return mbedtls_des3_set3key_dec(ctx, key); }     // expect: crypto/weak-cipher
int aes(void *ctx, const uint8_t *key) { return mbedtls_aes_setkey_enc(ctx, key, 256); }
void rc4(void *ctx, const uint8_t *key) { mbedtls_arc4_setup(ctx, key, 16); }                // expect: crypto/weak-cipher

const void *info(int old) {
  return old ? mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_DES_EDE3_CBC)  // expect: crypto/weak-cipher
             : mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_128_CBC);
}

int wolf(void *c, const uint8_t *key, const uint8_t *iv) {
  if (wc_Des3_SetKey(c, key, iv, 0) != 0) return -1;  // expect: crypto/weak-cipher
  return wc_AesSetKey(c, key, 16, iv, 0);
}

const void *openssl(int old) { return old ? EVP_rc4() : EVP_aes_256_gcm(); }  // expect: crypto/weak-cipher

void psa(psa_key_attributes_t *a) {
  psa_set_key_type(a, PSA_KEY_TYPE_DES);  // misses: crypto/weak-cipher
  psa_set_key_type(a, PSA_KEY_TYPE_AES);
}

int hardware(void *h, uint8_t *in, uint8_t *out) {
  if (HAL_CRYP_TDESCBC_Encrypt(h, in, 16, out, 10) != 0) return -1;  // expect: crypto/weak-cipher
  return HAL_CRYP_AESCBC_Encrypt(h, in, 16, out, 10);
}

struct description { int des; int rc4; };
int describe(const struct description *d) { return d->des + d->rc4; }
