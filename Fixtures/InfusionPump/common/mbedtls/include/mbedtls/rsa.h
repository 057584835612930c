#ifndef PUMP_MBEDTLS_RSA_H
#define PUMP_MBEDTLS_RSA_H

#include <stddef.h>

#include "mbedtls/md.h"

typedef struct {
    unsigned char modulus[384];
    size_t len;
} mbedtls_rsa_context;

void mbedtls_rsa_init(mbedtls_rsa_context *ctx);
void mbedtls_rsa_free(mbedtls_rsa_context *ctx);
int mbedtls_rsa_gen_key(mbedtls_rsa_context *ctx, int (*f_rng)(void *, unsigned char *, size_t),
                        void *p_rng, unsigned int nbits, int exponent);
int mbedtls_rsa_pkcs1_verify(mbedtls_rsa_context *ctx, mbedtls_md_type_t md_alg,
                             unsigned int hashlen, const unsigned char *hash,
                             const unsigned char *sig);

#endif
