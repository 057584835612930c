/** Digest interface that the boot loader shares with the application. */
#ifndef PUMP_WOLFCRYPT_SHA256_H
#define PUMP_WOLFCRYPT_SHA256_H

#include "mbedtls/sha256.h"

typedef struct {
    mbedtls_sha256_context inner;
} wc_Sha256;

int wc_InitSha256(wc_Sha256 *sha);
int wc_Sha256Update(wc_Sha256 *sha, const unsigned char *data, unsigned int len);
int wc_Sha256Final(wc_Sha256 *sha, unsigned char *hash);
void wc_Sha256Free(wc_Sha256 *sha);

#endif
