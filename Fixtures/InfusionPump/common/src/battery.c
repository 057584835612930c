/* 電池残量計ドライバ。残量は放電曲線の表から線形補間で求める。 */
#include "battery.h"

#include "bytes.h"
#include "hal.h"

#define GAUGE_ADDRESS (0x36u)
#define GAUGE_VOLTAGE (0x09u)
#define GAUGE_STATUS (0x00u)
#define GAUGE_TIMEOUT_MS (20u)
#define STATUS_CHARGING (0x01u)

typedef struct {
    uint16_t millivolts;
    uint8_t percent;
} CurvePoint;

/* 放電曲線の代表点 (25 度、0.2C)。電圧の昇順に並べること。 */
static const CurvePoint curve[] = {
    {3300u, 0u}, {3600u, 10u}, {3700u, 30u}, {3800u, 55u}, {3950u, 80u}, {4150u, 100u},
};

uint8_t battery_percent(uint16_t millivolts) {
    if (millivolts <= curve[0].millivolts) {
        return curve[0].percent;
    }
    for (size_t i = 1u; i < PUMP_ARRAY_COUNT(curve); i++) {
        const CurvePoint *low = &curve[i - 1u];
        const CurvePoint *high = &curve[i];
        if (millivolts < high->millivolts) {
            /* 表は昇順なので、幅は必ず正になる。 */
            const uint32_t span = (uint32_t)high->millivolts - low->millivolts;
            const uint32_t part = (uint32_t)millivolts - low->millivolts;
            const uint32_t rise = (uint32_t)high->percent - low->percent;
            return (uint8_t)(low->percent + ((part * rise) / span));
        }
    }
    return 100u;
}

PumpStatus battery_read(BatteryState *state) {
    uint8_t voltage[2];
    uint8_t status = 0u;
    if (HAL_I2C_Mem_Read(&hi2c1, GAUGE_ADDRESS, GAUGE_VOLTAGE, voltage, sizeof(voltage),
                         GAUGE_TIMEOUT_MS) != HAL_OK) {
        return PUMP_HARDWARE;
    }
    if (HAL_I2C_Mem_Read(&hi2c1, GAUGE_ADDRESS, GAUGE_STATUS, &status, 1u, GAUGE_TIMEOUT_MS) !=
        HAL_OK) {
        return PUMP_HARDWARE;
    }
    state->millivolts = bytes_get16(voltage);
    state->percent = battery_percent(state->millivolts);
    state->charging = (status & STATUS_CHARGING) != 0u;
    return PUMP_OK;
}
