#include <stdbool.h>
#include <stdint.h>
#include <string.h>

int mbedtls_sha256_ret(const unsigned char *in, size_t n, unsigned char out[32], int is224);
int mbedtls_md_finish(void *context, unsigned char *output);
int mbedtls_md_hmac_finish(void *context, unsigned char *output);

/* Everybody can compute the hash of public data: nothing is guessed here. */
bool imageIsWhole(const uint8_t *image, size_t size, const uint8_t *listed) {
  uint8_t actual[32];
  if (mbedtls_sha256_ret(image, size, actual, 0) != 0) return false;
  return memcmp(actual, listed, sizeof actual) == 0;
}

bool paddingIsRight(void *context, const uint8_t *start) {
  uint8_t result[32];
  if (mbedtls_md_finish(context, result) != 0) return false;
  return memcmp(start, result, 32) == 0;
}

bool codeIsRight(void *context, const uint8_t *received) {
  uint8_t result[32];
  if (mbedtls_md_hmac_finish(context, result) != 0) return false;
  return memcmp(received, result, 32) == 0;  // expect: crypto/timing-dependent-comparison
}
