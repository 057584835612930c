/**
 * Services that the product links from the qualified library. The stand-ins
 * refuse, so that a build without the library cannot be taken for a safe one.
 */
#include <string.h>

#include "mbedtls/ctr_drbg.h"
#include "mbedtls/des.h"
#include "mbedtls/md5.h"
#include "mbedtls/pk.h"
#include "mbedtls/platform_util.h"
#include "mbedtls/rsa.h"
#include "mbedtls/ssl.h"
#include "secure.h"

void mbedtls_platform_zeroize(void *buffer, size_t size) {
    secure_wipe(buffer, size);
}

int mbedtls_ctr_drbg_random(void *p_rng, unsigned char *output, size_t output_len) {
    (void)p_rng;
    return secure_random(output, output_len) ? 0 : MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
}

int mbedtls_md5(const unsigned char *input, size_t ilen, unsigned char output[16]) {
    (void)input;
    (void)ilen;
    memset(output, 0, 16u);
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

void mbedtls_des3_init(mbedtls_des3_context *ctx) {
    memset(ctx, 0, sizeof(*ctx));
}

void mbedtls_des3_free(mbedtls_des3_context *ctx) {
    mbedtls_platform_zeroize(ctx, sizeof(*ctx));
}

int mbedtls_des3_set2key_enc(mbedtls_des3_context *ctx, const unsigned char key[16]) {
    memcpy(ctx->schedule, key, sizeof(ctx->schedule));
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

int mbedtls_des3_crypt_cbc(mbedtls_des3_context *ctx, int mode, size_t length, unsigned char iv[8],
                           const unsigned char *input, unsigned char *output) {
    (void)ctx;
    (void)mode;
    (void)iv;
    (void)input;
    memset(output, 0, length);
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

void mbedtls_rsa_init(mbedtls_rsa_context *ctx) {
    memset(ctx, 0, sizeof(*ctx));
}

void mbedtls_rsa_free(mbedtls_rsa_context *ctx) {
    mbedtls_platform_zeroize(ctx, sizeof(*ctx));
}

int mbedtls_rsa_gen_key(mbedtls_rsa_context *ctx, int (*f_rng)(void *, unsigned char *, size_t),
                        void *p_rng, unsigned int nbits, int exponent) {
    (void)exponent;
    ctx->len = nbits / 8u;
    if (ctx->len > sizeof(ctx->modulus)) {
        return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
    }
    return f_rng(p_rng, ctx->modulus, ctx->len);
}

int mbedtls_rsa_pkcs1_verify(mbedtls_rsa_context *ctx, mbedtls_md_type_t md_alg,
                             unsigned int hashlen, const unsigned char *hash,
                             const unsigned char *sig) {
    (void)ctx;
    (void)md_alg;
    (void)hashlen;
    (void)hash;
    (void)sig;
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

void mbedtls_ssl_init(mbedtls_ssl_context *ssl) {
    ssl->conf = NULL;
}

void mbedtls_ssl_config_init(mbedtls_ssl_config *conf) {
    conf->authmode = MBEDTLS_SSL_VERIFY_REQUIRED;
}

void mbedtls_ssl_conf_authmode(mbedtls_ssl_config *conf, int authmode) {
    conf->authmode = authmode;
}

int mbedtls_ssl_setup(mbedtls_ssl_context *ssl, const mbedtls_ssl_config *conf) {
    ssl->conf = conf;
    return 0;
}

int mbedtls_ssl_set_hostname(mbedtls_ssl_context *ssl, const char *hostname) {
    return ((ssl->conf != NULL) && (hostname != NULL)) ? 0
                                                       : MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

int mbedtls_ssl_handshake(mbedtls_ssl_context *ssl) {
    (void)ssl;
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

int mbedtls_ssl_write(mbedtls_ssl_context *ssl, const unsigned char *buf, size_t len) {
    (void)ssl;
    (void)buf;
    (void)len;
    return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
}

void mbedtls_pk_init(mbedtls_pk_context *ctx) {
    memset(ctx, 0, sizeof(*ctx));
}

void mbedtls_pk_free(mbedtls_pk_context *ctx) {
    mbedtls_platform_zeroize(ctx, sizeof(*ctx));
}

int mbedtls_pk_parse_key(mbedtls_pk_context *ctx, const unsigned char *key, size_t keylen,
                         const unsigned char *pwd, size_t pwdlen) {
    (void)pwd;
    (void)pwdlen;
    if ((key == NULL) || (keylen == 0u)) {
        return MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED;
    }
    ctx->key_size = (keylen < sizeof(ctx->key_bytes)) ? keylen : sizeof(ctx->key_bytes);
    memcpy(ctx->key_bytes, key, ctx->key_size);
    return 0;
}
