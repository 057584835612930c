// Functions of nobody's library that carry the algorithm in their names.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct md5_state { uint32_t words[22]; };
struct image { const uint8_t *bytes; size_t size; uint8_t md5[16]; uint8_t sha1[20]; };

void md5_begin(struct md5_state *state);
void md5_update(struct md5_state *state, const void *data, size_t size);
void md5_finish(struct md5_state *state, uint8_t digest[16]);
void md5_free(struct md5_state *state);
void board_md5(const void *data, size_t size, uint8_t digest[16]);
void Sha1Start(void *state);
void Sha1Input(void *state, const void *data, size_t size);
void Sha1Result(void *state, uint8_t digest[20]);
int sha1(const void *data, size_t size, uint8_t digest[20]);
void sha256_begin(void *state);
void sha256_update(void *state, const void *data, size_t size);
void sha256_finish(void *state, uint8_t digest[32]);
uint32_t crc32_begin(void);
uint32_t crc32_update(uint32_t crc, const void *data, size_t size);
void cmd5_send(const void *data, size_t size);
bool same(const uint8_t *a, const uint8_t *b, size_t size);
void hmac_sha1(const uint8_t *key, size_t key_size, const void *data, size_t size, uint8_t tag[20]);
void print_md5(const uint8_t digest[16]);
void md5_to_text(const uint8_t digest[16], char *text);
bool md5_equal(const uint8_t *a, const uint8_t *b);
void flash_store_md5(uint32_t slot, const uint8_t digest[16]);
bool flash_read_md5(uint32_t slot, uint8_t digest[16]);
bool sha1_supported(void);
const char *git_sha1(void);

bool isWhole(const struct image *image) {
  struct md5_state state;
  uint8_t digest[16];
  md5_begin(&state);  // expect: crypto/weak-hash
  md5_update(&state, image->bytes, image->size);
  md5_finish(&state, digest);
  md5_free(&state);
  return same(digest, image->md5, sizeof digest);
}

bool isWholeInOneStep(const struct image *image) {
  uint8_t digest[16];
  board_md5(image->bytes, image->size, digest);  // expect: crypto/weak-hash
  return same(digest, image->md5, sizeof digest);
}

// A function that only judges by the hash is no implementation of it.
bool check_image_sha1(const struct image *image) {
  uint8_t state[96];
  uint8_t digest[20];
  Sha1Start(state);  // expect: crypto/weak-hash
  Sha1Input(state, image->bytes, image->size);
  Sha1Result(state, digest);
  return same(digest, image->sha1, sizeof digest);
}

bool mayStart(const struct image *image) { return check_image_sha1(image); }

void keepPassword(const char *password, uint8_t stored[20]) {
  (void)sha1(password, strlen(password), stored);  // expect: crypto/weak-hash
}

// The implementation of a wider function; what calls that one uses MD5.
static void md5_of_record(const struct image *image, uint8_t digest[16]) {
  struct md5_state state;
  md5_begin(&state);
  md5_update(&state, image, sizeof *image);
  md5_finish(&state, digest);
}

void seal(const struct image *image, uint8_t digest[16]) {
  md5_of_record(image, digest);  // expect: crypto/weak-hash
}

#define FINGERPRINT(data, size, out) board_md5((data), (size), (out))
void inMacro(const struct image *image, uint8_t digest[16]) {
  FINGERPRINT(image->bytes, image->size, digest);  // expect: crypto/weak-hash
}

/* Twins in order. */
bool isWholeBySha256(const struct image *image, const uint8_t wanted[32]) {
  uint8_t state[112];
  uint8_t digest[32];
  sha256_begin(state);
  sha256_update(state, image->bytes, image->size);
  sha256_finish(state, digest);
  return same(digest, wanted, sizeof digest);
}

bool isUndamaged(const struct image *image, uint32_t wanted) {
  return crc32_update(crc32_begin(), image->bytes, image->size) == wanted;
}

void command(const struct image *image) { cmd5_send(image->bytes, image->size); }

void show(const struct image *image, char *text) {
  print_md5(image->md5);
  md5_to_text(image->md5, text);
}

bool isKnown(const struct image *image) {
  uint8_t known[16];
  return flash_read_md5(2u, known) && md5_equal(known, image->md5);
}

void keep(const struct image *image) { flash_store_md5(2u, image->md5); }

void authenticate(const uint8_t *key, const void *data, size_t size, uint8_t tag[20]) {
  hmac_sha1(key, 20u, data, size, tag);
}

const char *revision(void) { return sha1_supported() ? git_sha1() : ""; }

int test_digests(const struct image *image, uint8_t digest[20]) {
  return sha1(image->bytes, image->size, digest);
}
