#include "crypto_box.h"

#include <string.h>

#include "mbedtls/aes.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/des.h"
#include "mbedtls/md.h"
#include "mbedtls/platform_util.h"
#include "mbedtls/sha256.h"
#include "secure.h"

#define KEY_BITS (128u)

/** Counter mode over a whole record. */
static PumpStatus apply_stream(const uint8_t *key, const uint8_t *nonce, const uint8_t *input,
                               size_t size, uint8_t *output) {
    mbedtls_aes_context aes;
    uint8_t counter[CRYPTO_BOX_NONCE_SIZE];
    uint8_t stream[16];
    size_t offset = 0u;
    memcpy(counter, nonce, sizeof(counter));
    memset(stream, 0, sizeof(stream));
    mbedtls_aes_init(&aes);
    int result = mbedtls_aes_setkey_enc(&aes, key, KEY_BITS);
    if (result == 0) {
        result = mbedtls_aes_crypt_ctr(&aes, size, &offset, counter, stream, input, output);
    }
    mbedtls_aes_free(&aes);
    mbedtls_platform_zeroize(stream, sizeof(stream));
    return (result == 0) ? PUMP_OK : PUMP_HARDWARE;
}

/** Tag over nonce and ciphertext. */
static int make_tag(const uint8_t *key, const uint8_t *data, size_t size, uint8_t *tag) {
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
    return mbedtls_md_hmac(info, key, CRYPTO_BOX_KEY_SIZE, data, size, tag);
}

PumpStatus crypto_box_seal(const uint8_t *key, const uint8_t *plain, size_t size, uint8_t *out,
                           size_t capacity) {
    if ((capacity < CRYPTO_BOX_OVERHEAD) || (size > (capacity - CRYPTO_BOX_OVERHEAD))) {
        return PUMP_NO_SPACE;
    }
    uint8_t *body = &out[CRYPTO_BOX_NONCE_SIZE];
    mbedtls_aes_context aes;
    uint8_t stream[16] = {0};
    uint8_t nonce[CRYPTO_BOX_NONCE_SIZE] = {0};
    size_t offset = 0u;
    memcpy(out, nonce, CRYPTO_BOX_NONCE_SIZE);
    mbedtls_aes_init(&aes);
    int result = mbedtls_aes_setkey_enc(&aes, key, KEY_BITS);
    if (result == 0) {
        result = mbedtls_aes_crypt_ctr(&aes, size, &offset, nonce, stream, plain, body);  // expect: crypto/predictable-iv
    }
    mbedtls_aes_free(&aes);
    mbedtls_platform_zeroize(stream, sizeof(stream));
    if (result != 0) {
        return PUMP_HARDWARE;
    }
    const size_t covered = CRYPTO_BOX_NONCE_SIZE + size;
    return (make_tag(key, out, covered, &out[covered]) == 0) ? PUMP_OK : PUMP_HARDWARE;
}

PumpStatus crypto_box_open(const uint8_t *key, const uint8_t *sealed, size_t size, uint8_t *plain,
                           size_t capacity) {
    uint8_t expected[CRYPTO_BOX_TAG_SIZE];
    if ((size < CRYPTO_BOX_OVERHEAD) || ((size - CRYPTO_BOX_OVERHEAD) > capacity)) {
        return PUMP_BAD_FORMAT;
    }
    const size_t covered = size - CRYPTO_BOX_TAG_SIZE;
    if (!make_tag(key, sealed, covered, expected)) {  // expect: error/inverted-error-check
        return PUMP_HARDWARE;
    }
    const bool genuine = secure_equal(expected, &sealed[covered], sizeof(expected));  // expect: memory/uninitialised-read
    mbedtls_platform_zeroize(expected, sizeof(expected));
    if (!genuine) {
        return PUMP_BAD_CHECKSUM;
    }
    return apply_stream(key, sealed, &sealed[CRYPTO_BOX_NONCE_SIZE], size - CRYPTO_BOX_OVERHEAD,
                        plain);
}

PumpStatus crypto_box_digest(const uint8_t *data, size_t size, uint8_t digest[32]) {
    mbedtls_sha256_context sha;
    mbedtls_sha256_init(&sha);
    int result = mbedtls_sha256_starts(&sha, 0);
    if (result == 0) {
        mbedtls_sha256_update(&sha, data, size);  // expect: error/ignored-mbedtls-result
        result = mbedtls_sha256_finish(&sha, digest);
    }
    mbedtls_sha256_free(&sha);
    return (result == 0) ? PUMP_OK : PUMP_HARDWARE;
}

/** Older key servers know triple DES only. */
static int wrap_legacy(const uint8_t *wrapping, const uint8_t *key, uint8_t *wrapped) {
    mbedtls_des3_context des;
    uint8_t iv[8];
    int result = mbedtls_ctr_drbg_random(NULL, iv, sizeof(iv));
    mbedtls_des3_init(&des);
    if (result == 0) {
        memcpy(&wrapped[CRYPTO_BOX_KEY_SIZE], iv, sizeof(iv));
        result = mbedtls_des3_set2key_enc(&des, wrapping);  // expect: crypto/weak-cipher
    }
    if (result == 0) {
        result = mbedtls_des3_crypt_cbc(&des, MBEDTLS_DES_ENCRYPT, CRYPTO_BOX_KEY_SIZE, iv, key, wrapped);
    }
    mbedtls_des3_free(&des);
    return result;
}

PumpStatus crypto_box_wrap(const uint8_t *wrapping, const uint8_t *key, uint8_t *wrapped,
                           size_t capacity) {
    if (capacity < (CRYPTO_BOX_KEY_SIZE + CRYPTO_BOX_OVERHEAD)) {
        return PUMP_NO_SPACE;
    }
    if (wrap_legacy(wrapping, key, wrapped) == 0) {
        return PUMP_OK;
    }
    mbedtls_aes_context aes;
    mbedtls_aes_init(&aes);
    int result = mbedtls_aes_setkey_enc(&aes, wrapping, KEY_BITS);
    if (result == 0) {
        result = mbedtls_aes_crypt_ecb(&aes, MBEDTLS_AES_ENCRYPT, key, wrapped);  // expect: crypto/ecb-mode
    }
    mbedtls_aes_free(&aes);
    return (result == 0) ? PUMP_OK : PUMP_HARDWARE;
}
