#include "self_test.h"

#include <string.h>

#include "crc32.h"
#include "hal.h"
#include "mbedtls/aes.h"
#include "mbedtls/md.h"
#include "mbedtls/sha256.h"
#include "secure.h"

#define TEST_BLOCK (256u)
#define BLANK_BYTE (0xFF)
#define LAMP_FAULT_PIN (GPIO_PIN(5))

typedef PumpStatus (*Step)(void);

/** Every cell of a block takes both patterns. */
static PumpStatus test_memory(void) {
    uint8_t block[TEST_BLOCK];
    memset(block, BLANK_BYTE, sizeof(block));
    for (size_t i = 0u; i < sizeof(block); i++) {
        if (block[i] != BLANK_BYTE) {
            return PUMP_HARDWARE;
        }
    }
    for (size_t i = 0u; i < sizeof(block); i++) {
        block[i] = (uint8_t)(i & 0xFFu);
    }
    for (size_t i = 0u; i < sizeof(block); i++) {
        if (block[i] != (uint8_t)(i & 0xFFu)) {
            return PUMP_HARDWARE;
        }
    }
    return PUMP_OK;
}

/* 既知の入力と期待値 (FIPS 180-4 の "abc") を照合する。 */
static PumpStatus test_digest(void) {
    static const uint8_t expected[32] = {
        0xBAu, 0x78u, 0x16u, 0xBFu, 0x8Fu, 0x01u, 0xCFu, 0xEAu, 0x41u, 0x41u, 0x40u,
        0xDEu, 0x5Du, 0xAEu, 0x22u, 0x23u, 0xB0u, 0x03u, 0x61u, 0xA3u, 0x96u, 0x17u,
        0x7Au, 0x9Cu, 0xB4u, 0x10u, 0xFFu, 0x61u, 0xF2u, 0x00u, 0x15u, 0xADu,
    };
    static const uint8_t message[3] = {'a', 'b', 'c'};
    uint8_t digest[32];
    if (mbedtls_sha256(message, sizeof(message), digest, 0) != 0) {
        return PUMP_HARDWARE;
    }
    return secure_equal(digest, expected, sizeof(digest)) ? PUMP_OK : PUMP_BAD_CHECKSUM;
}

/** HMAC with the first case of RFC 4231. */
static PumpStatus test_authentication(void) {
    static const uint8_t expected[4] = {0xB0u, 0x34u, 0x4Cu, 0x61u};
    uint8_t material[20];
    uint8_t computed[32];
    memset(material, 0x0B, sizeof(material));
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
    if (mbedtls_md_hmac(info, material, sizeof(material), (const uint8_t *)"Hi There", 8u,
                        computed) != 0) {
        return PUMP_HARDWARE;
    }
    return secure_equal(computed, expected, sizeof(expected)) ? PUMP_OK : PUMP_BAD_CHECKSUM;
}

static PumpStatus test_crypto(void) {
    PUMP_RETURN_IF_FAILED(test_digest());
    PUMP_RETURN_IF_FAILED(test_authentication());
    return (mbedtls_aes_self_test(0) == 0) ? PUMP_OK : PUMP_HARDWARE;
}

static PumpStatus test_checksum(void) {
    static const uint8_t digits[9] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    return (crc32_of(digits, sizeof(digits)) == 0xCBF43926u) ? PUMP_OK : PUMP_BAD_CHECKSUM;
}

static const Step steps[SELF_TEST_STEPS] = {
    [SELF_TEST_MEMORY] = test_memory,
    [SELF_TEST_CRYPTO] = test_crypto,
    [SELF_TEST_CHECKSUM] = test_checksum,
};

PumpStatus self_test_run(SelfTestStep *failed) {
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(steps); i++) {
        const PumpStatus status = steps[i]();
        if (status != PUMP_OK) {
            *failed = (SelfTestStep)i;
            return status;
        }
    }
    return PUMP_OK;
}

void self_test_halt(void) {
    HAL_GPIO_WritePin(GPIOB, LAMP_FAULT_PIN, GPIO_PIN_SET);
}
