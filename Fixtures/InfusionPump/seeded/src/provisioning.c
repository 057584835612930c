#include "provisioning.h"

#include <stdlib.h>
#include <string.h>

#include "hal.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/pk.h"
#include "mbedtls/rsa.h"

#define IDENTITY_BITS (1024u)
#define IDENTITY_EXPONENT (65537)
#define SALT_SIZE (16u)

/* Identity of the evaluation kit, until production writes one. */
static const char evaluation_identity[] =
    "-----BEGIN EC PRIVATE KEY-----\n"  // expect: crypto/private-key-in-source
    "pU3KGCUwux1tEyze1iN7LtkeP3IfyxlxF0SU1kk8nVw0YL4xIB5p/tqg7ui5mX9c\\n"
    "fCmZ/a/lkyU81lSvTfrXFCegrrP+6SMvivIhH57kkcWxC+y1Vjv8Hm+TQn7LyP4p\\n"
    "VeXNjkbcjtS3wnZNKlpNdncG+F2GkA==\\n"
    "-----END EC PRIVATE KEY-----\n";

PumpStatus provisioning_create_identity(uint8_t *modulus, size_t capacity, size_t *size) {
    mbedtls_rsa_context rsa;
    PumpStatus status = PUMP_HARDWARE;
    mbedtls_rsa_init(&rsa);
    if (mbedtls_rsa_gen_key(&rsa, mbedtls_ctr_drbg_random, NULL, IDENTITY_BITS, IDENTITY_EXPONENT) == 0) {  // expect: crypto/short-key
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
    if (size == 0u) {
        return try_key((const uint8_t *)evaluation_identity, sizeof(evaluation_identity));
    }
    return try_key(stored, size);
}

PumpStatus provisioning_new_salt(uint8_t salt[16]) {
    srand(HAL_GetTick());  // expect: call/weak-random
    for (size_t i = 0u; i < SALT_SIZE; i++) {
        salt[i] = (uint8_t)((uint32_t)rand() & 0xFFu);  // expect: call/weak-random, crypto/predictable-key-randomness
    }
    return PUMP_OK;
}
