#include "crc32.h"

#define CRC32_POLYNOMIAL (0xEDB88320u)

uint32_t crc32_update(uint32_t crc, const uint8_t *data, size_t size) {
    for (size_t i = 0u; i < size; i++) {
        crc ^= data[i];
        for (uint32_t bit = 0u; bit < 8u; bit++) {
            const uint32_t mask = ((crc & 1u) != 0u) ? CRC32_POLYNOMIAL : 0u;
            crc = (crc >> 1) ^ mask;
        }
    }
    return crc;
}

uint32_t crc32_finish(uint32_t crc) {
    return crc ^ 0xFFFFFFFFu;
}

uint32_t crc32_of(const uint8_t *data, size_t size) {
    return crc32_finish(crc32_update(CRC32_INITIAL, data, size));
}
