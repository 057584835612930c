#ifndef PUMP_MBEDTLS_CTR_DRBG_H
#define PUMP_MBEDTLS_CTR_DRBG_H

#include <stddef.h>

#define MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED (-0x0034)

/** Random bytes of the hardware source; `p_rng` is unused in this build. */
int mbedtls_ctr_drbg_random(void *p_rng, unsigned char *output, size_t output_len);

#endif
