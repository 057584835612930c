#include <stddef.h>
#include <stdint.h>

int mbedtls_md5(const unsigned char *in, size_t n, unsigned char out[16]);
int mbedtls_md5_starts(void *ctx);
int mbedtls_md5_update(void *ctx, const unsigned char *in, size_t n);
int mbedtls_sha1_starts_ret(void *ctx);
int mbedtls_sha256_starts(void *ctx, int is224);
const void *mbedtls_md_info_from_type(int type);
enum { MBEDTLS_MD_NONE, MBEDTLS_MD_MD5, MBEDTLS_MD_SHA1, MBEDTLS_MD_SHA256 };
typedef uint32_t psa_algorithm_t;
int32_t psa_hash_compute(psa_algorithm_t alg, const uint8_t *in, size_t n, uint8_t *hash, size_t size, size_t *len);
int32_t psa_hash_setup(void *op, psa_algorithm_t alg);
#define PSA_ALG_SHA_1 ((psa_algorithm_t)0x02000005)
#define PSA_ALG_MD5 ((psa_algorithm_t)0x02000003)
#define PSA_ALG_SHA_256 ((psa_algorithm_t)0x02000009)
#define PUMP_HASH PSA_ALG_MD5
int wc_InitSha(void *sha);
int wc_InitSha256(void *sha);
int wc_InitMd5_ex(void *md5, void *heap, int id);
int wc_HmacSetKey(void *h, int type, const uint8_t *key, uint32_t n);
enum { WC_SHA = 4, WC_SHA256 = 6, WC_MD5 = 3 };
const void *EVP_sha1(void);
const void *EVP_sha256(void);

int digest(const uint8_t *in, size_t n, uint8_t *out) {
  return mbedtls_md5(in, n, out);  // expect: crypto/weak-hash
}

int steps(void *ctx, const uint8_t *in, size_t n) {
  int ret = mbedtls_md5_starts(ctx);  // expect: crypto/weak-hash
  if (ret == 0) ret = mbedtls_md5_update(ctx, in, n);
  return ret;
}

int older_names(void *ctx) { return mbedtls_sha1_starts_ret(ctx); }  // expect: crypto/weak-hash
int good_hash(void *ctx) { return mbedtls_sha256_starts(ctx, 0); }

const void *chosen(int wanted) {
  if (wanted == 1) return mbedtls_md_info_from_type(MBEDTLS_MD_MD5);  // expect: crypto/weak-hash
  if (wanted == 2) return mbedtls_md_info_from_type(MBEDTLS_MD_SHA1);  // expect: crypto/weak-hash
  return mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
}

const void *chosen_elsewhere(int type) { return mbedtls_md_info_from_type(type); }

int32_t psa(void *op, const uint8_t *in, uint8_t *out) {
  size_t len;
  if (psa_hash_setup(op, PSA_ALG_SHA_256) != 0) return -1;
  if (psa_hash_setup(op, PUMP_HASH) != 0) return -1;                        // expect: crypto/weak-hash
  return psa_hash_compute(PSA_ALG_SHA_1, in, 4, out, 20, &len);             // expect: crypto/weak-hash
}

int wolf(void *sha, void *h, const uint8_t *key) {
  if (wc_InitSha(sha) != 0) return -1;          // expect: crypto/weak-hash
  if (wc_InitMd5_ex(sha, 0, 0) != 0) return -1;  // expect: crypto/weak-hash
  if (wc_InitSha256(sha) != 0) return -1;
  if (wc_HmacSetKey(h, WC_MD5, key, 16) != 0) return -1;  // expect: crypto/weak-hash
  if (wc_HmacSetKey(h, WC_SHA, key, 16) != 0) return -1;
  return wc_HmacSetKey(h, WC_SHA256, key, 32);
}

const void *table[] = {0, 0};
void fill(void) {
  table[0] = EVP_sha1();  // expect: crypto/weak-hash
  table[1] = EVP_sha256();
}

typedef const void *(*getter)(void);
getter weak_by_address(void) { return EVP_sha1; }  // expect: crypto/weak-hash
getter strong_by_address(void) { return EVP_sha256; }
