#include <stddef.h>
#include <stdint.h>

typedef struct { int dummy; } mbedtls_aes_context;
typedef struct { int dummy; } mbedtls_mpi;
int mbedtls_ctr_drbg_random(void *p, unsigned char *out, size_t len);
void mbedtls_aes_init(mbedtls_aes_context *ctx);
void mbedtls_aes_free(mbedtls_aes_context *ctx);
int mbedtls_aes_setkey_enc(mbedtls_aes_context *ctx, const unsigned char *key, unsigned int bits);
int mbedtls_aes_crypt_cbc(mbedtls_aes_context *ctx, int mode, size_t len, unsigned char *iv, const unsigned char *in,
                          unsigned char *out);
int mbedtls_mpi_add_mpi(mbedtls_mpi *x, const mbedtls_mpi *a, const mbedtls_mpi *b);
int mbedtls_ssl_close_notify(void *ssl);
int mbedtls_ssl_read(void *ssl, unsigned char *buf, size_t len);
int mbedtls_pk_verify(void *pk, int alg, const unsigned char *hash, size_t hlen, const unsigned char *sig, size_t slen);
typedef int32_t psa_status_t;
psa_status_t psa_generate_random(uint8_t *out, size_t len);
psa_status_t psa_hash_abort(void *op);
psa_status_t psa_destroy_key(uint32_t id);
static inline psa_status_t psa_mac_update(void *op, const uint8_t *in, size_t len) { (void)op; (void)in; (void)len; return 0; }
#define MBEDTLS_MPI_CHK(f) do { if ((ret = (f)) != 0) goto cleanup; } while (0)

void no_random(void *drbg, uint8_t key[16]) {
  mbedtls_ctr_drbg_random(drbg, key, 16);  // expect: error/ignored-mbedtls-result
}

int with_random(void *drbg, uint8_t key[16]) {
  int ret = mbedtls_ctr_drbg_random(drbg, key, 16);
  return ret;
}

int only_last_result(mbedtls_aes_context *aes, const uint8_t *key, uint8_t *iv, const uint8_t *in, uint8_t *out) {
  mbedtls_aes_init(aes);
  mbedtls_aes_setkey_enc(aes, key, 128);  // expect: error/ignored-mbedtls-result
  int ret = mbedtls_aes_crypt_cbc(aes, 1, 16, iv, in, out);
  mbedtls_aes_free(aes);
  return ret;
}

int sum(mbedtls_mpi *x, const mbedtls_mpi *a) {
  int ret = 0;
  MBEDTLS_MPI_CHK(mbedtls_mpi_add_mpi(x, a, a));
cleanup:
  return ret;
}

int overwritten(void *ssl, uint8_t *buf) {
  int ret;
  ret = mbedtls_ssl_read(ssl, buf, 8);  // misses: error/ignored-mbedtls-result
  ret = 0;
  return ret;
}

void leave(void *ssl, void *op) {
  mbedtls_ssl_close_notify(ssl);
  psa_hash_abort(op);
  psa_destroy_key(4);
}

void install(void *pk, const uint8_t *hash, const uint8_t *sig) {
  (mbedtls_pk_verify(pk, 6, hash, 32, sig, 64));  // expect: error/ignored-mbedtls-result
}

void psa(uint8_t *key) {
  psa_generate_random(key, 16);  // expect: error/ignored-mbedtls-result
}

int psa_checked(uint8_t *key) {
  return psa_generate_random(key, 16) == 0 ? 0 : -1;
}

void nonce_if_wanted(uint8_t *key, int wanted) {
  if (wanted)
    psa_generate_random(key, 16);  // expect: error/ignored-mbedtls-result
}
