// The file is named after the algorithm: it implements it.
#include "sha1.h"

void digest_bytes(const uint8_t *data, size_t size, uint8_t digest[20]) {
  uint32_t state[5] = {0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u, 0xc3d2e1f0u};
  for (size_t i = 0; i + 64u <= size; i += 64u) {
    sha1_compress(state, &data[i]);
  }
  for (size_t i = 0; i < 20u; i++) {
    digest[i] = (uint8_t)(state[i / 4u] >> (24u - 8u * (i % 4u)));
  }
}

void sha1_image(const uint8_t *data, size_t size, uint8_t digest[20]) { digest_bytes(data, size, digest); }
