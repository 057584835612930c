#pragma once
#include <stddef.h>
#include <stdint.h>

void sha1_compress(uint32_t state[5], const uint8_t block[64]);
void digest_bytes(const uint8_t *data, size_t size, uint8_t digest[20]);
void sha1_image(const uint8_t *data, size_t size, uint8_t digest[20]);
