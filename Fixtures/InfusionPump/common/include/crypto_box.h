/** Confidentiality and integrity of stored and transmitted records. */
#ifndef PUMP_CRYPTO_BOX_H
#define PUMP_CRYPTO_BOX_H

#include "pump_types.h"

#define CRYPTO_BOX_KEY_SIZE (16u)
#define CRYPTO_BOX_NONCE_SIZE (16u)
#define CRYPTO_BOX_TAG_SIZE (32u)
#define CRYPTO_BOX_OVERHEAD (CRYPTO_BOX_NONCE_SIZE + CRYPTO_BOX_TAG_SIZE)

/** Encrypts then authenticates; `out` holds size + CRYPTO_BOX_OVERHEAD bytes. */
PumpStatus crypto_box_seal(const uint8_t *key, const uint8_t *plain, size_t size, uint8_t *out,
                           size_t capacity);

/** Verifies then decrypts a sealed record. */
PumpStatus crypto_box_open(const uint8_t *key, const uint8_t *sealed, size_t size, uint8_t *plain,
                           size_t capacity);

/** Digest of a record for the event log. */
PumpStatus crypto_box_digest(const uint8_t *data, size_t size, uint8_t digest[32]);

/** Wraps a 16-byte key for the hospital's key server. */
PumpStatus crypto_box_wrap(const uint8_t *wrapping, const uint8_t *key, uint8_t *wrapped,
                           size_t capacity);

#endif
