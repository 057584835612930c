#include "provisioning.h"

#include <string.h>

#include "crypto_box.h"
#include "hal.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/pk.h"
#include "mbedtls/platform_util.h"
#include "mbedtls/rsa.h"

#define IDENTITY_BITS (3072u)
#define IDENTITY_EXPONENT (65537)
#define IDENTITY_MAX (192u)
#define WRAPPING_OFFSET (0x1100u)
#define SALT_SIZE (16u)

PumpStatus provisioning_create_identity(uint8_t *modulus, size_t capacity, size_t *size) {
    mbedtls_rsa_context rsa;
    PumpStatus status = PUMP_HARDWARE;
    mbedtls_rsa_init(&rsa);
    if (mbedtls_rsa_gen_key(&rsa, mbedtls_ctr_drbg_random, NULL, IDENTITY_BITS,
                            IDENTITY_EXPONENT) == 0) {
        status = PUMP_NO_SPACE;
        if (rsa.len <= capacity) {
            memcpy(modulus, rsa.modulus, rsa.len);
            *size = rsa.len;
            status = PUMP_OK;
        }
    }
    mbedtls_rsa_free(&rsa);
    return status;
}

/** Parses a key and discards it: the transport reads it again when it connects. */
static PumpStatus try_key(const uint8_t *data, size_t size) {
    mbedtls_pk_context identity;
    mbedtls_pk_init(&identity);
    const int result = mbedtls_pk_parse_key(&identity, data, size, NULL, 0u);
    mbedtls_pk_free(&identity);
    return (result == 0) ? PUMP_OK : PUMP_BAD_FORMAT;
}

PumpStatus provisioning_load_identity(const uint8_t *stored, size_t size) {
    if ((size < CRYPTO_BOX_OVERHEAD) || ((size - CRYPTO_BOX_OVERHEAD) > IDENTITY_MAX)) {
        return PUMP_BAD_FORMAT;
    }
    uint8_t opened[IDENTITY_MAX];
    uint8_t wrapping[CRYPTO_BOX_KEY_SIZE];
    PumpStatus status = PUMP_NOT_FOUND;
    if (hal_flash_read(WRAPPING_OFFSET, wrapping, sizeof(wrapping))) {
        status = crypto_box_open(wrapping, stored, size, opened, sizeof(opened));
    }
    if (status == PUMP_OK) {
        status = try_key(opened, size - CRYPTO_BOX_OVERHEAD);
    }
    mbedtls_platform_zeroize(opened, sizeof(opened));
    mbedtls_platform_zeroize(wrapping, sizeof(wrapping));
    return status;
}

PumpStatus provisioning_new_salt(uint8_t salt[16]) {
    return (mbedtls_ctr_drbg_random(NULL, salt, SALT_SIZE) == 0) ? PUMP_OK : PUMP_HARDWARE;
}
