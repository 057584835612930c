#define _GNU_SOURCE
#define _POSIX_C_SOURCE 200809L
#define __STDC_FORMAT_MACROS
#define __STDC_WANT_LIB_EXT1__ 1
#define _FILE_OFFSET_BITS 64

#include <stddef.h>

#ifndef __PUMP_H__
#define __PUMP_H__

#ifndef __weak
#define __weak __attribute__((weak))
#endif

#if !defined(__IO)
#define __IO volatile
#endif

#ifndef offsetof
#define offsetof(type, member) ((size_t)&((type *)0)->member)
#endif

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif

#define __packed __attribute__((packed))  // expect: preprocessor/reserved-identifier

#ifdef __PUMP_DEBUG
#define PUMP_DEBUG 1
#endif

#if 0
#define __OFF 1
#endif

#endif
