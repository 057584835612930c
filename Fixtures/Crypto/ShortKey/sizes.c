#include <stddef.h>
#include <stdint.h>

typedef int (*rng_t)(void *p, unsigned char *out, size_t n);
int mbedtls_rsa_gen_key(void *rsa, rng_t f, void *p, unsigned nbits, int exponent);
int wc_MakeRsaKey(void *key, int size, long e, void *rng);
int wc_ecc_make_key(void *rng, int size, void *key);
int wc_ecc_make_key_ex(void *rng, int size, void *key, int curve);
enum { ECC_SECP192R1 = 1, ECC_SECP160R1 = 4, ECC_SECP256R1 = 7 };
int mbedtls_ecp_gen_key(int group, void *key, rng_t f, void *p);
int mbedtls_ecp_group_load(void *grp, int id);
enum { MBEDTLS_ECP_DP_SECP192R1 = 1, MBEDTLS_ECP_DP_SECP256R1 = 3 };
void mbedtls_ssl_conf_dhm_min_bitlen(void *conf, unsigned bits);
#define KEY_BITS 1024
#define STRONG_BITS (2 * KEY_BITS)

int rsa(void *ctx, rng_t f, void *p) {
  if (mbedtls_rsa_gen_key(ctx, f, p, 1024, 65537) != 0) return -1;      // expect: crypto/short-key
  if (mbedtls_rsa_gen_key(ctx, f, p, KEY_BITS, 65537) != 0) return -1;  // expect: crypto/short-key
  if (mbedtls_rsa_gen_key(ctx, f, p, STRONG_BITS, 65537) != 0) return -1;
  return mbedtls_rsa_gen_key(ctx, f, p, 3072, 65537);
}

int rsa_by_parameter(void *ctx, rng_t f, void *p, unsigned bits) {
  return mbedtls_rsa_gen_key(ctx, f, p, bits, 65537);  // unknown: crypto/short-key environment
}

int wolf(void *key, void *rng) {
  if (wc_MakeRsaKey(key, 512, 65537, rng) != 0) return -1;  // expect: crypto/short-key
  if (wc_MakeRsaKey(key, 2048, 65537, rng) != 0) return -1;
  if (wc_ecc_make_key(rng, 20, key) != 0) return -1;  // expect: crypto/short-key
  if (wc_ecc_make_key(rng, 32, key) != 0) return -1;
  if (wc_ecc_make_key_ex(rng, 0, key, ECC_SECP160R1) != 0) return -1;  // expect: crypto/short-key
  return wc_ecc_make_key_ex(rng, 0, key, ECC_SECP256R1);
}

int curves(void *group, void *key, rng_t f, void *p) {
  if (mbedtls_ecp_group_load(group, MBEDTLS_ECP_DP_SECP192R1) != 0) return -1;  // expect: crypto/short-key
  if (mbedtls_ecp_group_load(group, MBEDTLS_ECP_DP_SECP256R1) != 0) return -1;
  if (mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP192R1, key, f, p) != 0) return -1;  // expect: crypto/short-key
  return mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1, key, f, p);
}

void limits(void *conf) {
  mbedtls_ssl_conf_dhm_min_bitlen(conf, 1024);  // expect: crypto/short-key
  mbedtls_ssl_conf_dhm_min_bitlen(conf, 2048);
}
