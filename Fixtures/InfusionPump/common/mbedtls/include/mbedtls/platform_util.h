#ifndef PUMP_MBEDTLS_PLATFORM_UTIL_H
#define PUMP_MBEDTLS_PLATFORM_UTIL_H

#include <stddef.h>

/** Result of a function that this build leaves out. */
#define MBEDTLS_ERR_PLATFORM_FEATURE_UNSUPPORTED (-0x0072)

/** Overwrites a buffer with zeros; the compiler cannot remove it. */
void mbedtls_platform_zeroize(void *buffer, size_t size);

#endif
