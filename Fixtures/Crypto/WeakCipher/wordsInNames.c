// Functions of nobody's library that carry the cipher in their names.
#include <stddef.h>
#include <stdint.h>

struct rc4_state { uint8_t box[256]; uint8_t i; uint8_t j; };
struct reading { uint32_t rate; uint32_t volume; };

void rc4_setup(struct rc4_state *state, const uint8_t *key, size_t size);
void rc4_crypt(struct rc4_state *state, const uint8_t *in, uint8_t *out, size_t size);
void radio_des_encrypt(const uint8_t *key, const uint8_t in[8], uint8_t out[8]);
void Des3SetKey(void *context, const uint8_t key[24]);
void Des3CbcEncrypt(void *context, const uint8_t *in, uint8_t *out, size_t size);
void arc4(const uint8_t *k, size_t key_size, uint8_t *data, size_t size);
void xtea_encipher(uint32_t block[2], const uint32_t key[4]);
void blowfish_init(void *context, const uint8_t *material, size_t size);
void blowfish_free(void *context);
void aes_setup(void *context, const uint8_t *key, size_t size);
void aes_crypt(void *context, const uint8_t *in, uint8_t *out, size_t size);
void move_des_start(uint32_t offset);
void dma_set_des_addr(uint32_t channel, const void *key_block);
void rc4_set_high(void);
void rc4_pin_init(uint32_t mode);
uint32_t arc4random_uniform(uint32_t bound);
void arc4_random(uint8_t *bytes, size_t size);
uint32_t steps_left(void);
void code_desk(uint32_t key);

void report(const struct reading *reading, const uint8_t *key, uint8_t *out) {
  struct rc4_state state;
  rc4_setup(&state, key, 16u);  // expect: crypto/weak-cipher
  rc4_crypt(&state, (const uint8_t *)reading, out, sizeof *reading);
}

void reportLater(struct rc4_state *state, const uint8_t *in, uint8_t *out) { rc4_crypt(state, in, out, 8u); }

void command(const uint8_t *key, const uint8_t in[8], uint8_t out[8]) {
  radio_des_encrypt(key, in, out);  // expect: crypto/weak-cipher
}

void record(void *context, const uint8_t key[24], const uint8_t *in, uint8_t *out) {
  Des3SetKey(context, key);  // expect: crypto/weak-cipher
  Des3CbcEncrypt(context, in, out, 64u);
}

// Only the argument says that there is a key.
void hide(const uint8_t *link_key, uint8_t *data, size_t size) {
  arc4(link_key, 16u, data, size);  // expect: crypto/weak-cipher
}

void blocks(uint32_t block[2], const uint32_t key[4]) {
  xtea_encipher(block, key);  // expect: crypto/weak-cipher
}

void table(void *context, const uint8_t *material) {
  blowfish_init(context, material, 16u);  // expect: crypto/weak-cipher
  blowfish_free(context);
}

// The implementation of something wider; what calls that one uses DES.
static void des_encrypt_record(const uint8_t *key, const uint8_t in[16], uint8_t out[16]) {
  radio_des_encrypt(key, in, out);
  radio_des_encrypt(key, in + 8, out + 8);
}

void store(const uint8_t *key, const uint8_t in[16], uint8_t out[16]) {
  des_encrypt_record(key, in, out);  // expect: crypto/weak-cipher
}

/* Twins in order. */
void reportWell(const struct reading *reading, const uint8_t *key, uint8_t *out) {
  uint32_t context[64];
  aes_setup(context, key, 16u);
  aes_crypt(context, (const uint8_t *)reading, out, sizeof *reading);
}

void moveBlock(uint32_t offset) { move_des_start(offset + steps_left()); }

void transfer(const uint8_t *key_block) { dma_set_des_addr(1u, key_block); }

void pins(void) {
  rc4_set_high();
  rc4_pin_init(3u);
}

uint32_t delay(uint8_t *bytes) {
  arc4_random(bytes, 16u);
  return arc4random_uniform(1000u);
}

void desk(uint32_t key) { code_desk(key); }

int rc4_selftest(const uint8_t *key, const uint8_t *in, uint8_t *out) {
  struct rc4_state state;
  rc4_setup(&state, key, 5u);
  rc4_crypt(&state, in, out, 8u);
  return out[0] == 0xb2 ? 0 : -1;
}
