#include "sha1.h"

void boot(const uint8_t *data, size_t size, uint8_t digest[20]) {
  sha1_image(data, size, digest);  // expect: crypto/weak-hash
}

// The name of what is called says nothing.
void update(const uint8_t *data, size_t size, uint8_t digest[20]) {
  digest_bytes(data, size, digest);  // misses: crypto/weak-hash
}
