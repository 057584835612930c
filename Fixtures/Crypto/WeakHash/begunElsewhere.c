// Another unit begins what this one goes on with.
#include <stddef.h>
#include <stdint.h>

struct update { uint32_t md5[22]; uint32_t sha256[28]; };
void md5_feed(uint32_t *state, const void *data, size_t size);
void sha256_feed(uint32_t *state, const void *data, size_t size);

void receive(struct update *update, const uint8_t *block, size_t size) {
  md5_feed(update->md5, block, size);  // expect: crypto/weak-hash
}

void receiveWell(struct update *update, const uint8_t *block, size_t size) {
  sha256_feed(update->sha256, block, size);
}

void forget(struct update *update) { update->md5[0] = 0; }
