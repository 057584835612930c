/** Byte order helpers; no access is ever wider than one byte. */
#ifndef PUMP_BYTES_H
#define PUMP_BYTES_H

#include <stdint.h>

/** Reads 16 bits, least significant byte first. */
static inline uint16_t bytes_get16(const uint8_t *bytes) {
    return (uint16_t)((uint32_t)bytes[0] | ((uint32_t)bytes[1] << 8));
}

/** Reads 32 bits, least significant byte first. */
static inline uint32_t bytes_get32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] | ((uint32_t)bytes[1] << 8) | ((uint32_t)bytes[2] << 16) |
           ((uint32_t)bytes[3] << 24);
}

/** Writes 16 bits, least significant byte first. */
static inline void bytes_put16(uint8_t *bytes, uint16_t value) {
    bytes[0] = (uint8_t)(value & 0xFFu);
    bytes[1] = (uint8_t)((value >> 8) & 0xFFu);
}

/** Writes 32 bits, least significant byte first. */
static inline void bytes_put32(uint8_t *bytes, uint32_t value) {
    bytes[0] = (uint8_t)(value & 0xFFu);
    bytes[1] = (uint8_t)((value >> 8) & 0xFFu);
    bytes[2] = (uint8_t)((value >> 16) & 0xFFu);
    bytes[3] = (uint8_t)((value >> 24) & 0xFFu);
}

#endif
