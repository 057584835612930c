#pragma once
/* POSIX.1-2017 <sys/types.h> */
#include <stddef.h>
typedef __PTRDIFF_TYPE__ ssize_t;
typedef long off_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned mode_t;
typedef unsigned useconds_t;
typedef long suseconds_t;
#ifndef KENSHIN_TIME_T
#define KENSHIN_TIME_T
typedef long long time_t;
typedef unsigned long clock_t;
#endif
