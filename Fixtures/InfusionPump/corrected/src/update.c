#include "update.h"

#include <string.h>

#include "bytes.h"
#include "hal.h"
#include "mbedtls/rsa.h"
#include "mbedtls/sha256.h"
#include "secure.h"
#include "wolfssl/wolfcrypt/sha256.h"

#define IMAGE_MAGIC (0x4B503430u)
#define STAGING_OFFSET (0x10000u)
#define STAGING_SIZE (0x38000u)
#define PART_MAX (1024u)
#define FINGERPRINT_SIZE (16u)
#define HEADER_BYTES (12u + UPDATE_DIGEST_SIZE + UPDATE_SIGNATURE_SIZE)

PumpStatus update_parse(const uint8_t *data, size_t size, UpdateHeader *header) {
    if (size < HEADER_BYTES) {
        return PUMP_BAD_FORMAT;
    }
    header->magic = bytes_get32(data);
    header->version = bytes_get32(&data[4]);
    header->size = bytes_get32(&data[8]);
    memcpy(header->digest, &data[12], sizeof(header->digest));
    memcpy(header->signature, &data[12u + UPDATE_DIGEST_SIZE], sizeof(header->signature));
    return (header->magic == IMAGE_MAGIC) ? PUMP_OK : PUMP_BAD_FORMAT;
}

PumpStatus update_digest(const uint8_t *image, size_t size, uint8_t digest[UPDATE_DIGEST_SIZE]) {
    wc_Sha256 sha;
    int result = wc_InitSha256(&sha);
    for (size_t at = 0u; (at < size) && (result == 0); at += PART_MAX) {
        const size_t part = PUMP_MIN(size - at, (size_t)PART_MAX);
        result = wc_Sha256Update(&sha, &image[at], (unsigned int)part);
    }
    if (result == 0) {
        result = wc_Sha256Final(&sha, digest);
    }
    wc_Sha256Free(&sha);
    return (result == 0) ? PUMP_OK : PUMP_HARDWARE;
}

/** Checks the signature with the key of the release team, which the boot loader provides. */
static int check_signature(const uint8_t digest[UPDATE_DIGEST_SIZE], const uint8_t *signature) {
    mbedtls_rsa_context release_team;
    mbedtls_rsa_init(&release_team);
    const int result = mbedtls_rsa_pkcs1_verify(&release_team, MBEDTLS_MD_SHA256,
                                                UPDATE_DIGEST_SIZE, digest, signature);
    mbedtls_rsa_free(&release_team);
    return result;
}

PumpStatus update_verify(const UpdateHeader *header, const uint8_t *image, size_t size) {
    uint8_t digest[UPDATE_DIGEST_SIZE];
    if ((header->size != size) || (header->version == 0u)) {
        return PUMP_BAD_FORMAT;
    }
    PUMP_RETURN_IF_FAILED(update_digest(image, size, digest));
    if (!secure_equal(digest, header->digest, sizeof(digest))) {
        return PUMP_BAD_CHECKSUM;
    }
    return (check_signature(digest, header->signature) == 0) ? PUMP_OK : PUMP_DENIED;
}

/** True when a part lies inside the staging bank. */
static bool inside_staging(uint32_t offset, size_t size) {
    return (offset <= STAGING_SIZE) && (size <= (STAGING_SIZE - offset));
}

PumpStatus update_stage(uint32_t offset, const uint8_t *part, size_t size) {
    if (!inside_staging(offset, size) || ((size % 4u) != 0u) || ((offset % 4u) != 0u)) {
        return PUMP_BAD_ARGUMENT;
    }
    if (HAL_FLASH_Unlock() != HAL_OK) {
        return PUMP_HARDWARE;
    }
    PumpStatus status = PUMP_OK;
    for (uint32_t at = 0u; (at < size) && (status == PUMP_OK); at += 4u) {
        const uint32_t word = bytes_get32(&part[at]);
        if (HAL_FLASH_Program(FLASH_TYPEPROGRAM_WORD, STAGING_OFFSET + offset + at, word) !=
            HAL_OK) {
            status = PUMP_HARDWARE;
        }
    }
    if (HAL_FLASH_Lock() != HAL_OK) {
        status = PUMP_HARDWARE;
    }
    return status;
}

PumpStatus update_fingerprint(const uint8_t *image, size_t size, uint8_t fingerprint[16]) {
    uint8_t digest[UPDATE_DIGEST_SIZE];
    if (mbedtls_sha256(image, size, digest, 0) != 0) {
        return PUMP_HARDWARE;
    }
    memcpy(fingerprint, digest, FINGERPRINT_SIZE);
    return PUMP_OK;
}
