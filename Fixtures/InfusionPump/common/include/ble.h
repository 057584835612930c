/** GATT-like protocol of the nurse's handheld: frames of type-length-value fields. */
#ifndef PUMP_BLE_H
#define PUMP_BLE_H

#include "pump_types.h"

#define BLE_FRAME_MAX (128u)
#define BLE_NAME_MAX (20u)
#define BLE_HANDLES (4u)

typedef enum {
    BLE_FIELD_RATE = 0x01,
    BLE_FIELD_VOLUME = 0x02,
    BLE_FIELD_PATIENT = 0x03,
    BLE_FIELD_TOKEN = 0x04,
    BLE_FIELD_PADDING = 0x7F
} BleField;

typedef struct {
    uint32_t rate_ul_h;
    uint32_t volume_ul;
    char patient[BLE_NAME_MAX + 1u];
    uint8_t token[16];
    bool has_token;
} BleRequest;

/** Parses the fields of a frame into a request. */
PumpStatus ble_parse(const uint8_t *frame, size_t size, BleRequest *request);

/** Handles a write to a characteristic. */
PumpStatus ble_write(uint8_t handle, const uint8_t *frame, size_t size);

/** Copies the last value of a characteristic; PUMP_NO_SPACE when it does not fit. */
PumpStatus ble_read(uint8_t handle, uint8_t *out, size_t capacity, size_t *size);

#endif
