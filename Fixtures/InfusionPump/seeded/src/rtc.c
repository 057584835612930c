#include "rtc.h"

#include "hal.h"

#define RTC_READ_TIME (0x03u)
#define RTC_REGISTERS (7u)
#define RTC_TIMEOUT_MS (10u)
#define RTC_RUNNING (0x20u)
#define RTC_START_MS (1000u)
#define RTC_STATUS (0x0Fu)
#define BASE_YEAR (2000u)

typedef enum {
    CLOCK_STOPPED = 0,
    CLOCK_RUNNING
} ClockState;

/* The alarm manager keeps the mask. */
extern uint16_t alarm_enabled_mask;  // expect: declaration/mismatched-declarations

static ClockState clock_state;
static uint32_t __reads;  // expect: declaration/reserved-name

/** Decimal value of two packed digits. */
static uint8_t from_packed(uint8_t packed) {
    return (uint8_t)(((packed >> 4) * 10u) + (packed & 0x0Fu));
}

bool rtc_leap_year(uint16_t year) {
    return (((year % 4u) == 0u) && ((year % 100u) != 0u)) || ((year % 400u) == 0u);
}

uint8_t rtc_days(uint8_t month, bool leap) {
    static const uint8_t days[] = {31u, 28u, 31u, 30u, 31u, 30u, 31u, 31u, 30u, 31u, 30u, 31u};
    if ((month == 0u) || (month > PUMP_ARRAY_COUNT(days))) {
        return 0u;
    }
    const uint8_t extra = ((month == 2u) && leap) ? 1u : 0u;
    return (uint8_t)(days[month - 1u] + extra);
}

bool rtc_valid(const RtcTime *now) {
    const uint8_t days = rtc_days(now->month, rtc_leap_year(now->year));
    return (now->day >= 1u) && (now->day <= days) && (now->hour < 24u) && (now->minute < 60u) &&
           (now->second < 60u);
}

/** One register block over SPI; the first byte in is garbage. */
static PumpStatus transfer(uint8_t command, uint8_t *in, uint16_t size) {
    uint8_t out[RTC_REGISTERS + 1u] = {0};
    if (size > sizeof(out)) {
        return PUMP_BAD_ARGUMENT;
    }
    out[0] = command;
    if (HAL_SPI_TransmitReceive(&hspi1, out, in, size, RTC_TIMEOUT_MS) != HAL_OK) {
        return PUMP_HARDWARE;
    }
    return PUMP_OK;
}

PumpStatus rtc_read(RtcTime *now) {
    uint8_t in[RTC_REGISTERS + 1u] = {0};
    PUMP_RETURN_IF_FAILED(transfer(RTC_READ_TIME, in, (uint16_t)sizeof(in)));
    now->second = from_packed(in[1]);
    now->minute = from_packed(in[2]);
    now->hour = from_packed(in[3]);
    now->day = from_packed(in[4]);
    now->month = from_packed(in[6]);
    now->year = (uint16_t)(BASE_YEAR + from_packed(in[7]));
    __reads++;
    return (rtc_valid(now) && (alarm_enabled_mask != 0u)) ? PUMP_OK : PUMP_BAD_FORMAT;
}

uint32_t rtc_seconds(const RtcTime *now) {
    uint32_t days = 0u;
    for (uint16_t year = BASE_YEAR; year < now->year; year++) {
        days += rtc_leap_year(year) ? 366u : 365u;
    }
    const bool leap = rtc_leap_year(now->year);
    for (uint8_t month = 1u; month < now->month; month++) {
        days += rtc_days(month, leap);
    }
    days += (now->day > 0u) ? ((uint32_t)now->day - 1u) : 0u;
    return (((days * 24u) + now->hour) * 3600u) + ((uint32_t)now->minute * 60u) + now->second;
}

/* Read-backs of registers look unused to the compiler. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-value"

PumpStatus rtc_start(void) {
    const uint32_t start = HAL_GetTick();
    uint8_t in[2] = {0};
    while (clock_state != CLOCK_RUNNING) {
        PUMP_RETURN_IF_FAILED(transfer(RTC_STATUS, in, (uint16_t)sizeof(in)));
        if ((in[1] & RTC_RUNNING) != 0u) {
            clock_state = CLOCK_RUNNING;
        } else if ((HAL_GetTick() - start) > RTC_START_MS) {
            clock_state == CLOCK_STOPPED;  // expect: expression/statement-without-effect
            return PUMP_TIMED_OUT;
        } else {
            /* The oscillator still settles. */
        }
    }
    return PUMP_OK;
}

#pragma GCC diagnostic pop
