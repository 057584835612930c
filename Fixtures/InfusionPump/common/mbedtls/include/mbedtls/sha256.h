#ifndef PUMP_MBEDTLS_SHA256_H
#define PUMP_MBEDTLS_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define MBEDTLS_ERR_SHA256_BAD_INPUT_DATA (-0x0074)

typedef struct {
    uint32_t state[8];
    uint64_t total;
    uint8_t buffer[64];
    size_t used;
} mbedtls_sha256_context;

void mbedtls_sha256_init(mbedtls_sha256_context *ctx);
void mbedtls_sha256_free(mbedtls_sha256_context *ctx);

/** Starts a digest; `is224` is zero in this build. */
int mbedtls_sha256_starts(mbedtls_sha256_context *ctx, int is224);
int mbedtls_sha256_update(mbedtls_sha256_context *ctx, const unsigned char *input, size_t ilen);
int mbedtls_sha256_finish(mbedtls_sha256_context *ctx, unsigned char output[32]);
int mbedtls_sha256(const unsigned char *input, size_t ilen, unsigned char output[32], int is224);

#endif
