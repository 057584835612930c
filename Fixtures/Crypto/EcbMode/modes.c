#include <stddef.h>
#include <stdint.h>

int mbedtls_aes_crypt_ecb(void *ctx, int mode, const unsigned char in[16], unsigned char out[16]);
int mbedtls_aes_crypt_cbc(void *ctx, int mode, size_t n, unsigned char *iv, const unsigned char *in, unsigned char *out);
const void *mbedtls_cipher_info_from_type(int type);
enum { MBEDTLS_CIPHER_AES_128_ECB = 2, MBEDTLS_CIPHER_AES_128_GCM = 14 };
const void *mbedtls_cipher_info_from_values(int id, int bits, int mode);
enum { MBEDTLS_MODE_ECB = 1, MBEDTLS_MODE_CTR = 5 };
int32_t psa_cipher_encrypt(uint32_t key, uint32_t alg, const uint8_t *in, size_t n, uint8_t *out, size_t size, size_t *len);
#define PSA_ALG_ECB_NO_PADDING 0x04404400u
#define PSA_ALG_CTR 0x04c01000u
int wc_AesEcbEncrypt(void *aes, uint8_t *out, const uint8_t *in, uint32_t n);
int wc_AesCbcEncrypt(void *aes, uint8_t *out, const uint8_t *in, uint32_t n);
const void *EVP_aes_256_ecb(void);
const void *EVP_aes_256_gcm(void);

int whole_record(void *aes, const uint8_t *in, uint8_t *out) {
  for (int i = 0; i < 4; i++) {
    if (mbedtls_aes_crypt_ecb(aes, 1, in + 16 * i, out + 16 * i) != 0) return -1;  // expect: crypto/ecb-mode
  }
  return 0;
}

int chained(void *aes, uint8_t *iv, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_cbc(aes, 1, 64, iv, in, out);
}

const void *by_type(int old) {
  return mbedtls_cipher_info_from_type(old ? MBEDTLS_CIPHER_AES_128_ECB : MBEDTLS_CIPHER_AES_128_GCM);  // expect: crypto/ecb-mode
}

const void *by_values(void) { return mbedtls_cipher_info_from_values(2, 128, MBEDTLS_MODE_ECB); }  // expect: crypto/ecb-mode
const void *by_other_values(void) { return mbedtls_cipher_info_from_values(2, 128, MBEDTLS_MODE_CTR); }

int32_t psa(uint32_t key, const uint8_t *in, uint8_t *out, size_t *len) {
  if (psa_cipher_encrypt(key, PSA_ALG_ECB_NO_PADDING, in, 16, out, 16, len) != 0) return -1;  // expect: crypto/ecb-mode
  return psa_cipher_encrypt(key, PSA_ALG_CTR, in, 16, out, 32, len);
}

int wolf(void *aes, const uint8_t *in, uint8_t *out) {
  if (wc_AesCbcEncrypt(aes, out, in, 64) != 0) return -1;
  return wc_AesEcbEncrypt(aes, out, in, 64);  // expect: crypto/ecb-mode
}

const void *openssl(int old) { return old ? EVP_aes_256_ecb() : EVP_aes_256_gcm(); }  // expect: crypto/ecb-mode

const void *by_parameter(int type) { return mbedtls_cipher_info_from_type(type); }
