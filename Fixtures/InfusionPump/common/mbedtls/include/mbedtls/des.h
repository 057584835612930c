#ifndef PUMP_MBEDTLS_DES_H
#define PUMP_MBEDTLS_DES_H

#include <stddef.h>

#define MBEDTLS_DES_ENCRYPT 1
#define MBEDTLS_DES_DECRYPT 0

typedef struct {
    unsigned char schedule[16];
} mbedtls_des3_context;

void mbedtls_des3_init(mbedtls_des3_context *ctx);
void mbedtls_des3_free(mbedtls_des3_context *ctx);
int mbedtls_des3_set2key_enc(mbedtls_des3_context *ctx, const unsigned char key[16]);
int mbedtls_des3_crypt_cbc(mbedtls_des3_context *ctx, int mode, size_t length, unsigned char iv[8],
                           const unsigned char *input, unsigned char *output);

#endif
