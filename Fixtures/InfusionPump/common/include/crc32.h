/** CRC-32 (IEEE 802.3, reflected), bit by bit: settings are short. */
#ifndef PUMP_CRC32_H
#define PUMP_CRC32_H

#include <stddef.h>
#include <stdint.h>

#define CRC32_INITIAL (0xFFFFFFFFu)

/** Continues a checksum; start with CRC32_INITIAL. */
uint32_t crc32_update(uint32_t crc, const uint8_t *data, size_t size);

/** Completes a checksum. */
uint32_t crc32_finish(uint32_t crc);

/** Checksum of one buffer. */
uint32_t crc32_of(const uint8_t *data, size_t size);

#endif
