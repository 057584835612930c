#ifndef PUMP_MBEDTLS_MD_H
#define PUMP_MBEDTLS_MD_H

#include <stddef.h>

typedef enum {
    MBEDTLS_MD_NONE = 0,
    MBEDTLS_MD_SHA256 = 9
} mbedtls_md_type_t;

typedef struct {
    mbedtls_md_type_t type;
    unsigned char size;
} mbedtls_md_info_t;

#define MBEDTLS_ERR_MD_BAD_INPUT_DATA (-0x5100)

const mbedtls_md_info_t *mbedtls_md_info_from_type(mbedtls_md_type_t md_type);

/** HMAC (RFC 2104) of one message. */
int mbedtls_md_hmac(const mbedtls_md_info_t *md_info, const unsigned char *key, size_t keylen,
                    const unsigned char *input, size_t ilen, unsigned char *output);

#endif
