#pragma once
/* ISO/IEC 9899:2018 §7.27 */
#include <stddef.h>
#ifndef KENSHIN_TIME_T
#define KENSHIN_TIME_T
typedef long long time_t;
typedef unsigned long clock_t;
#endif
#define CLOCKS_PER_SEC ((clock_t)1000000)
#define TIME_UTC 1
#define CLOCK_REALTIME 1
#define CLOCK_MONOTONIC 4
typedef int clockid_t;
struct tm {
  int tm_sec;
  int tm_min;
  int tm_hour;
  int tm_mday;
  int tm_mon;
  int tm_year;
  int tm_wday;
  int tm_yday;
  int tm_isdst;
};
struct timespec {
  time_t tv_sec;
  long tv_nsec;
};
clock_t clock(void);
double difftime(time_t later, time_t earlier);
time_t mktime(struct tm *calendar);
time_t time(time_t *result);
int timespec_get(struct timespec *result, int base);
char *asctime(const struct tm *calendar);
char *ctime(const time_t *time);
struct tm *gmtime(const time_t *time);
struct tm *localtime(const time_t *time);
struct tm *gmtime_r(const time_t *restrict time, struct tm *restrict result);
struct tm *localtime_r(const time_t *restrict time, struct tm *restrict result);
char *asctime_r(const struct tm *restrict calendar, char *restrict text);
char *ctime_r(const time_t *time, char *text);
size_t strftime(char *restrict text, size_t size, const char *restrict format, const struct tm *restrict calendar);
int clock_gettime(clockid_t clock, struct timespec *result);
int nanosleep(const struct timespec *time, struct timespec *rest);
