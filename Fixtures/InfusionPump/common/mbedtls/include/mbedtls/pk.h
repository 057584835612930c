#ifndef PUMP_MBEDTLS_PK_H
#define PUMP_MBEDTLS_PK_H

#include <stddef.h>

typedef struct {
    unsigned char key_bytes[64];
    size_t key_size;
} mbedtls_pk_context;

void mbedtls_pk_init(mbedtls_pk_context *ctx);
void mbedtls_pk_free(mbedtls_pk_context *ctx);

/** Loads a key in PEM or DER form. */
int mbedtls_pk_parse_key(mbedtls_pk_context *ctx, const unsigned char *key, size_t keylen,
                         const unsigned char *pwd, size_t pwdlen);

#endif
