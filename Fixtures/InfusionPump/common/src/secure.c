#include "secure.h"

#include "bytes.h"
#include "hal.h"

void secure_wipe(void *buffer, size_t size) {
    volatile uint8_t *bytes = buffer;
    for (size_t i = 0u; i < size; i++) {
        bytes[i] = 0u;
    }
}

bool secure_equal(const uint8_t *a, const uint8_t *b, size_t size) {
    uint8_t difference = 0u;
    for (size_t i = 0u; i < size; i++) {
        difference = (uint8_t)(difference | (a[i] ^ b[i]));
    }
    return difference == 0u;
}

bool secure_random(uint8_t *out, size_t size) {
    uint8_t word_bytes[4];
    size_t filled = 0u;
    bool complete = true;
    while (filled < size) {
        uint32_t word = 0u;
        if (HAL_RNG_GenerateRandomNumber(&hrng, &word) != HAL_OK) {
            complete = false;
            break;
        }
        bytes_put32(word_bytes, word);
        for (size_t i = 0u; (i < sizeof(word_bytes)) && (filled < size); i++) {
            out[filled] = word_bytes[i];
            filled++;
        }
    }
    secure_wipe(word_bytes, sizeof(word_bytes));
    return complete;
}
