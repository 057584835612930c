#include <stdint.h>

int mbedtls_aes_crypt_ecb(void *ctx, int mode, const unsigned char in[16], unsigned char out[16]);
const void *mbedtls_cipher_info_from_values(int id, int bits, int mode);
enum { MBEDTLS_MODE_ECB = 1 };

int aes_ctr_block(void *aes, uint8_t counter[16], uint8_t pad[16]) {
  counter[15]++;
  return mbedtls_aes_crypt_ecb(aes, 1, counter, pad);
}

int cmacSubkey(void *aes, uint8_t k1[16]) {
  static const uint8_t zero[16];
  return mbedtls_aes_crypt_ecb(aes, 1, zero, k1);
}

const void *openGcm(void) { return mbedtls_cipher_info_from_values(2, 128, MBEDTLS_MODE_ECB); }

int sealFrame(void *aes, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_ecb(aes, 1, in, out);  // expect: crypto/ecb-mode
}

int control(void *aes, const uint8_t *in, uint8_t *out) {
  return mbedtls_aes_crypt_ecb(aes, 1, in, out);  // expect: crypto/ecb-mode
}
