#include "mbedtls/md.h"

#include <string.h>

#include "mbedtls/platform_util.h"
#include "mbedtls/sha256.h"

#define HMAC_BLOCK (64u)
#define HMAC_INNER (0x36u)
#define HMAC_OUTER (0x5Cu)

static const mbedtls_md_info_t sha256_info = {MBEDTLS_MD_SHA256, 32u};

const mbedtls_md_info_t *mbedtls_md_info_from_type(mbedtls_md_type_t md_type) {
    return (md_type == MBEDTLS_MD_SHA256) ? &sha256_info : NULL;
}

/** Digests the padded key followed by a message. */
static int digest_with_pad(const unsigned char *block, unsigned char pad,
                           const unsigned char *input, size_t ilen, unsigned char *output) {
    unsigned char padded[HMAC_BLOCK];
    mbedtls_sha256_context ctx;
    for (size_t i = 0u; i < sizeof(padded); i++) {
        padded[i] = (unsigned char)(block[i] ^ pad);
    }
    mbedtls_sha256_init(&ctx);
    int result = mbedtls_sha256_starts(&ctx, 0);
    if (result == 0) {
        result = mbedtls_sha256_update(&ctx, padded, sizeof(padded));
    }
    if (result == 0) {
        result = mbedtls_sha256_update(&ctx, input, ilen);
    }
    if (result == 0) {
        result = mbedtls_sha256_finish(&ctx, output);
    }
    mbedtls_sha256_free(&ctx);
    mbedtls_platform_zeroize(padded, sizeof(padded));
    return result;
}

int mbedtls_md_hmac(const mbedtls_md_info_t *md_info, const unsigned char *key, size_t keylen,
                    const unsigned char *input, size_t ilen, unsigned char *output) {
    if ((md_info == NULL) || (md_info->type != MBEDTLS_MD_SHA256)) {
        return MBEDTLS_ERR_MD_BAD_INPUT_DATA;
    }
    unsigned char key_block[HMAC_BLOCK];
    unsigned char inner[32];
    int result = 0;
    memset(key_block, 0, sizeof(key_block));
    if (keylen > sizeof(key_block)) {
        result = mbedtls_sha256(key, keylen, key_block, 0);
    } else {
        memcpy(key_block, key, keylen);
    }
    if (result == 0) {
        result = digest_with_pad(key_block, HMAC_INNER, input, ilen, inner);
    }
    if (result == 0) {
        result = digest_with_pad(key_block, HMAC_OUTER, inner, sizeof(inner), output);
    }
    mbedtls_platform_zeroize(key_block, sizeof(key_block));
    mbedtls_platform_zeroize(inner, sizeof(inner));
    return result;
}
