#include <stddef.h>

#define MBEDTLS_SSL_VERIFY_NONE 0
#define MBEDTLS_SSL_VERIFY_OPTIONAL 1
#define MBEDTLS_SSL_VERIFY_REQUIRED 2
void mbedtls_ssl_conf_authmode(void *conf, int mode);
int mbedtls_ssl_set_hostname(void *ssl, const char *name);
enum { WOLFSSL_VERIFY_NONE = 0, WOLFSSL_VERIFY_PEER = 1 };
typedef int (*verify_callback)(int ok, void *store);
void wolfSSL_CTX_set_verify(void *ctx, int mode, verify_callback f);
void SSL_CTX_set_verify(void *ctx, int mode, verify_callback f);
#define SSL_VERIFY_NONE 0x00
#define SSL_VERIFY_PEER 0x01
#define UPLINK_AUTHENTICATION MBEDTLS_SSL_VERIFY_NONE

void none(void *conf) { mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_NONE); }         // expect: crypto/certificate-verification-disabled
void none_by_number(void *conf) { mbedtls_ssl_conf_authmode(conf, 0); }                     // expect: crypto/certificate-verification-disabled
void none_by_alias(void *conf) { mbedtls_ssl_conf_authmode(conf, UPLINK_AUTHENTICATION); }  // expect: crypto/certificate-verification-disabled
void required(void *conf) { mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_REQUIRED); }
void optional_and_checked_later(void *conf) { mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_OPTIONAL); }
void from_settings(void *conf, int mode) { mbedtls_ssl_conf_authmode(conf, mode); }

int no_name(void *ssl) { return mbedtls_ssl_set_hostname(ssl, NULL); }  // expect: crypto/certificate-verification-disabled
int name(void *ssl, const char *host) { return mbedtls_ssl_set_hostname(ssl, host); }
int fixed_name(void *ssl) { return mbedtls_ssl_set_hostname(ssl, "gateway.hospital.example"); }

void debug_or_release(void *conf, int debug) {
  mbedtls_ssl_conf_authmode(conf, debug ? MBEDTLS_SSL_VERIFY_NONE : MBEDTLS_SSL_VERIFY_REQUIRED);  // expect: crypto/certificate-verification-disabled
}

void wolf(void *ctx) {
  wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_NONE, NULL);  // expect: crypto/certificate-verification-disabled
  wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_PEER, NULL);
}

void openssl(void *ctx) {
  SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);  // expect: crypto/certificate-verification-disabled
  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
}
