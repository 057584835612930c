#ifndef PUMP_MBEDTLS_AES_H
#define PUMP_MBEDTLS_AES_H

#include <stddef.h>
#include <stdint.h>

#define MBEDTLS_AES_ENCRYPT 1
#define MBEDTLS_AES_DECRYPT 0
#define MBEDTLS_ERR_AES_INVALID_KEY_LENGTH (-0x0020)
#define MBEDTLS_ERR_AES_BAD_INPUT_DATA (-0x0021)

typedef struct {
    uint8_t round_bytes[176];
} mbedtls_aes_context;

void mbedtls_aes_init(mbedtls_aes_context *ctx);
void mbedtls_aes_free(mbedtls_aes_context *ctx);

/** Expands a key of 128 bits, the only size of this build. */
int mbedtls_aes_setkey_enc(mbedtls_aes_context *ctx, const unsigned char *key,
                           unsigned int keybits);

/** One block; this build encrypts only. */
int mbedtls_aes_crypt_ecb(mbedtls_aes_context *ctx, int mode, const unsigned char input[16],
                          unsigned char output[16]);

/** Counter mode (NIST SP 800-38A, 6.5); encrypts and decrypts. */
int mbedtls_aes_crypt_ctr(mbedtls_aes_context *ctx, size_t length, size_t *nc_off,
                          unsigned char nonce_counter[16], unsigned char stream_block[16],
                          const unsigned char *input, unsigned char *output);

/** Zero when the cipher reproduces the example of FIPS 197, appendix B. */
int mbedtls_aes_self_test(int verbose);

#endif
