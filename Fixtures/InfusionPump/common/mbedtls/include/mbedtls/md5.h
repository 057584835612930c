#ifndef PUMP_MBEDTLS_MD5_H
#define PUMP_MBEDTLS_MD5_H

#include <stddef.h>

int mbedtls_md5(const unsigned char *input, size_t ilen, unsigned char output[16]);

#endif
