/** Firmware update: image header, signature, staging. */
#ifndef PUMP_UPDATE_H
#define PUMP_UPDATE_H

#include "pump_types.h"

#define UPDATE_DIGEST_SIZE (32u)
#define UPDATE_SIGNATURE_SIZE (256u)

typedef struct {
    uint32_t magic;
    uint32_t version;
    uint32_t size;
    uint8_t digest[UPDATE_DIGEST_SIZE];
    uint8_t signature[UPDATE_SIGNATURE_SIZE];
} UpdateHeader;

/** Parses the header of an image. */
PumpStatus update_parse(const uint8_t *data, size_t size, UpdateHeader *header);

/** Digest of an image part by part. */
PumpStatus update_digest(const uint8_t *image, size_t size, uint8_t digest[UPDATE_DIGEST_SIZE]);

/** Checks the signature over the digest. */
PumpStatus update_verify(const UpdateHeader *header, const uint8_t *image, size_t size);

/** Writes a part of the image to the staging bank. */
PumpStatus update_stage(uint32_t offset, const uint8_t *part, size_t size);

/** Short fingerprint that the display shows. */
PumpStatus update_fingerprint(const uint8_t *image, size_t size, uint8_t fingerprint[16]);

#endif
