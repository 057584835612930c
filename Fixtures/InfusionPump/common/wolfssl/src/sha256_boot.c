#include "wolfssl/wolfcrypt/sha256.h"

int wc_InitSha256(wc_Sha256 *sha) {
    mbedtls_sha256_init(&sha->inner);
    return mbedtls_sha256_starts(&sha->inner, 0);
}

int wc_Sha256Update(wc_Sha256 *sha, const unsigned char *data, unsigned int len) {
    return mbedtls_sha256_update(&sha->inner, data, len);
}

int wc_Sha256Final(wc_Sha256 *sha, unsigned char *hash) {
    return mbedtls_sha256_finish(&sha->inner, hash);
}

void wc_Sha256Free(wc_Sha256 *sha) {
    mbedtls_sha256_free(&sha->inner);
}
