#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned bits);
int mbedtls_md_hmac(const void *info, const unsigned char *key, size_t n, const unsigned char *in, size_t m, unsigned char *out);
int mbedtls_ssl_read(void *ssl, unsigned char *buf, size_t n);
int mbedtls_mpi_cmp_int(const void *x, int z);
typedef int32_t psa_status_t;
psa_status_t psa_crypto_init(void);
typedef enum { HAL_OK, HAL_ERROR, HAL_BUSY, HAL_TIMEOUT } HAL_StatusTypeDef;
HAL_StatusTypeDef HAL_SPI_Transmit(void *h, uint8_t *data, uint16_t n, uint32_t t);
long xTaskCreate(void (*f)(void *), const char *name, uint16_t depth, void *arg, uint32_t prio, void *handle);
int EVP_DigestVerifyFinal(void *ctx, const unsigned char *sig, size_t n);
void Error_Handler(void);
void log_error(const char *text);
#define ERR_KEY (-3)
#define SET_KEY_OK 0

int set_key(void *ctx, const uint8_t *key) {
  if (!mbedtls_aes_setkey_enc(ctx, key, 128)) return ERR_KEY;  // expect: error/inverted-error-check
  return 0;
}

int set_key_right(void *ctx, const uint8_t *key) {
  if (mbedtls_aes_setkey_enc(ctx, key, 128)) return ERR_KEY;
  return 0;
}

int set_key_compared(void *ctx, const uint8_t *key) {
  if (mbedtls_aes_setkey_enc(ctx, key, 128) == 0) {  // expect: error/inverted-error-check
    goto fail;
  }
  return 0;
fail:
  return ERR_KEY;
}

int set_key_negated(void *ctx, const uint8_t *key) {
  if (!(mbedtls_aes_setkey_enc(ctx, key, 128) == 0)) return ERR_KEY;
  return 0;
}

int set_key_success_first(void *ctx, const uint8_t *key) {
  if (!mbedtls_aes_setkey_enc(ctx, key, 128)) {
    return 0;
  }
  return ERR_KEY;
}

int set_key_else(void *ctx, const uint8_t *key, uint8_t *out) {
  if (mbedtls_aes_setkey_enc(ctx, key, 128)) {  // expect: error/inverted-error-check
    out[0] = 1;
  } else {
    return ERR_KEY;
  }
  return 0;
}

int stored(void *ctx, const uint8_t *key) {
  int ret = mbedtls_aes_setkey_enc(ctx, key, 128);
  if (ret == 0) return -1;  // expect: error/inverted-error-check
  return 0;
}

int stored_right(void *ctx, const uint8_t *key) {
  int ret;
  ret = mbedtls_aes_setkey_enc(ctx, key, 128);
  if (ret != SET_KEY_OK) return -1;
  return 0;
}

int assigned_in_condition(void *ctx, const uint8_t *key) {
  int ret;
  if ((ret = mbedtls_aes_setkey_enc(ctx, key, 128)) != 0) return ret;
  return 0;
}

int two_steps(void *ctx, const uint8_t *key, uint8_t *out) {
  if (!mbedtls_aes_setkey_enc(ctx, key, 128) || !mbedtls_md_hmac(ctx, key, 16, key, 16, out)) {  // expect: error/inverted-error-check
    return -1;
  }
  return 0;
}

int positive(void *ctx, const uint8_t *key) {
  if (mbedtls_aes_setkey_enc(ctx, key, 128) > 0) return -1;  // expect: error/inverted-error-check
  return 0;
}

int negative(void *ctx, const uint8_t *key) {
  if (mbedtls_aes_setkey_enc(ctx, key, 128) < 0) return -1;
  return 0;
}

int counted(void *ssl, uint8_t *buf) {
  if (mbedtls_ssl_read(ssl, buf, 8) == 0) return -1;
  if (mbedtls_mpi_cmp_int(ssl, 3) == 0) return -1;
  return mbedtls_ssl_read(ssl, buf, 8) > 0 ? 0 : -1;
}

bool start_psa(void) {
  if (psa_crypto_init() == 0) return false;  // expect: error/inverted-error-check
  return true;
}

bool start_psa_right(void) {
  if (psa_crypto_init() != 0) return false;
  return true;
}

void spi(uint8_t *data) {
  if (!HAL_SPI_Transmit(0, data, 2, 10)) {  // expect: error/inverted-error-check
    Error_Handler();
  }
  if (HAL_SPI_Transmit(0, data, 2, 10) != HAL_OK) {
    Error_Handler();
  }
  if (HAL_SPI_Transmit(0, data, 2, 10) == HAL_BUSY) {
    log_error("busy");
  }
  if (HAL_SPI_Transmit(0, data, 2, 10) == HAL_OK) {  // expect: error/inverted-error-check
    Error_Handler();
  }
}

void alarm_task(void *arg);
void task(void) {
  if (xTaskCreate(alarm_task, "alarm", 256, 0, 3, 0)) {  // expect: error/inverted-error-check
    Error_Handler();
  }
  if (xTaskCreate(alarm_task, "alarm", 256, 0, 3, 0) != 1) {
    Error_Handler();
  }
  if (!xTaskCreate(alarm_task, "alarm", 256, 0, 3, 0)) {
    Error_Handler();
  }
}

int thread(pthread_t *t, void *(*f)(void *)) {
  if (pthread_create(t, 0, f, 0) < 0) return -1;  // expect: error/inverted-error-check
  if (pthread_create(t, 0, f, 0) == -1) return -1;  // expect: error/inverted-error-check
  if (pthread_create(t, 0, f, 0) != 0) return -1;
  return 0;
}

int device(void) {
  int fd = open("/dev/adc0", O_RDONLY);
  if (!fd) return -1;  // expect: error/inverted-error-check
  if (socket(AF_INET, SOCK_STREAM, 0) == 0) return -1;  // expect: error/inverted-error-check
  return fd;
}

int device_right(void) {
  int fd = open("/dev/adc0", O_RDONLY);
  if (fd < 0) return -1;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  if (s == -1) return -1;
  return fd + s;
}

bool verify(void *ctx, const uint8_t *sig) {
  if (!EVP_DigestVerifyFinal(ctx, sig, 64)) return false;  // expect: error/inverted-error-check
  return true;
}

bool verify_right(void *ctx, const uint8_t *sig) {
  if (EVP_DigestVerifyFinal(ctx, sig, 64) != 1) return false;
  return true;
}

enum { PSA_ERROR_DOES_NOT_EXIST = -140 };
psa_status_t psa_its_get_info(uint64_t uid, void *info);
psa_status_t psa_its_remove(uint64_t uid);

psa_status_t must_be_gone(void *info) {
  if (psa_its_remove(3) == PSA_ERROR_DOES_NOT_EXIST) return 0;
  if (psa_its_get_info(3, info) != PSA_ERROR_DOES_NOT_EXIST) return ERR_KEY;
  return 0;
}

typedef enum { NEXT_ERR_OK = 0, NEXT_ERR_END = 1 } next_err_t;
next_err_t next_variable(void *e);
int variables(void *e) {
  int n = 0;
  while (next_variable(e) == NEXT_ERR_OK) n++;
  if (next_variable(e) == NEXT_ERR_END) return n;
  return -1;
}
