/** Battery-backed clock on the SPI bus. */
#ifndef PUMP_RTC_H
#define PUMP_RTC_H

#include "pump_types.h"

typedef struct {
    uint16_t year;
    uint8_t month;
    uint8_t day;
    uint8_t hour;
    uint8_t minute;
    uint8_t second;
} RtcTime;

/** Reads the clock. */
PumpStatus rtc_read(RtcTime *now);

/** Seconds since 2000-01-01, for the event log. */
uint32_t rtc_seconds(const RtcTime *now);

bool rtc_valid(const RtcTime *now);
bool rtc_leap_year(uint16_t year);

/** Waits until the oscillator runs. */
PumpStatus rtc_start(void);

/** Days of a month, or 0. */
uint8_t rtc_days(uint8_t month, bool leap);

#endif
