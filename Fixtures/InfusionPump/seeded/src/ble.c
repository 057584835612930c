#include "ble.h"

#include <string.h>

#include "auth.h"
#include "bytes.h"
#include "event_log.h"

#define FIELD_HEADER (2u)
#define FRAME_HEADER (4u)
#define FRAME_MAGIC (0xB5u)
#define VALUE_SIZE (16u)

typedef struct {
    uint8_t bytes[VALUE_SIZE];
    uint8_t size;
} Characteristic;

typedef struct {
    uint32_t rate;
    uint32_t volume;
} RateVolume;

typedef PumpStatus (*FieldParser)(const uint8_t *value, uint8_t size, BleRequest *request);

typedef struct {
    uint8_t field;
    FieldParser parse;
} FieldEntry;

static Characteristic characteristics[BLE_HANDLES];

static PumpStatus parse_rate(const uint8_t *value, uint8_t size, BleRequest *request) {
    if (size != sizeof(uint32_t)) {
        return PUMP_BAD_FORMAT;
    }
    const RateVolume *pair = (const RateVolume *)value;  // expect: conversion/alignment-raising-cast
    request->rate_ul_h = pair->rate;
    return PUMP_OK;
}

static PumpStatus parse_volume(const uint8_t *value, uint8_t size, BleRequest *request) {
    if (size != sizeof(uint32_t)) {
        return PUMP_BAD_FORMAT;
    }
    request->volume_ul = bytes_get32(value);
    return PUMP_OK;
}

static PumpStatus parse_patient(const uint8_t *value, uint8_t size, BleRequest *request) {
    memcpy(request->patient, value, size);  // expect: memory/out-of-bounds-write
    request->patient[size] = '\0';  // expect: memory/out-of-bounds-write
    return PUMP_OK;
}

static PumpStatus parse_token(const uint8_t *value, uint8_t size, BleRequest *request) {
    if (size != sizeof(request->token)) {
        return PUMP_BAD_FORMAT;
    }
    memcpy(request->token, value, sizeof(request->token));
    request->has_token = true;
    return PUMP_OK;
}

static PumpStatus skip_field(const uint8_t *value, uint8_t size, BleRequest *request) {
    (void)value;
    (void)size;
    (void)request;
    return PUMP_OK;
}

static const FieldEntry fields[] = {
    {BLE_FIELD_RATE, parse_rate},       {BLE_FIELD_VOLUME, parse_volume},
    {BLE_FIELD_PATIENT, parse_patient}, {BLE_FIELD_TOKEN, parse_token},
    {BLE_FIELD_PADDING, skip_field},
};

static const FieldEntry *find_field(uint8_t field) {
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(fields); i++) {
        if (fields[i].field == field) {
            return &fields[i];
        }
    }
    return NULL;
}

PumpStatus ble_parse(const uint8_t *frame, size_t size, BleRequest *request) {
    if ((size < FRAME_HEADER) || (size > BLE_FRAME_MAX) || (frame[0] != FRAME_MAGIC)) {
        return PUMP_BAD_FORMAT;
    }
    memset(request, 0, sizeof(*request));
    size_t at = FRAME_HEADER;
    while ((size - at) >= FIELD_HEADER) {
        const uint8_t type = frame[at];
        const uint8_t length = frame[at + 1u];
        if ((size_t)length > ((size - at) - FIELD_HEADER)) {
            return PUMP_BAD_FORMAT;
        }
        const FieldEntry *entry = find_field(type);
        if (entry == NULL) {
            continue;  // later: parser-never-advances
        }
        PUMP_RETURN_IF_FAILED(entry->parse(&frame[at + FIELD_HEADER], length, request));
        at += FIELD_HEADER + (size_t)length;
    }
    return (at == size) ? PUMP_OK : PUMP_BAD_FORMAT;
}

/** Stores the request so that a read returns what was accepted. */
static void remember(uint8_t handle, const BleRequest *request) {
    Characteristic *target = &characteristics[handle];
    memcpy(target->bytes, request->patient, sizeof(request->patient));  // expect: call/copy-size-from-source, memory/out-of-bounds-write
    target->size = (uint8_t)sizeof(request->patient);
}

PumpStatus ble_write(uint8_t handle, const uint8_t *frame, size_t size) {
    BleRequest request;
    if (handle >= BLE_HANDLES) {
        return PUMP_BAD_ARGUMENT;
    }
    const PumpStatus parsed = ble_parse(frame, size, &request);
    if (!request.has_token) {  // expect: memory/uninitialised-read
        return PUMP_DENIED;
    }
    if (parsed != PUMP_OK) {
        return parsed;
    }
    if (!auth_token_valid(request.token, sizeof(request.token))) {
        event_log_add(LOG_EVENT_LOGIN, handle, "stale token");
        return PUMP_DENIED;
    }
    remember(handle, &request);
    return PUMP_OK;
}

PumpStatus ble_read(uint8_t handle, uint8_t *out, size_t capacity, size_t *size) {
    if (handle >= BLE_HANDLES) {
        return PUMP_BAD_ARGUMENT;
    }
    const Characteristic *source = &characteristics[handle];
    if (source->size > capacity) {
        return PUMP_NO_SPACE;
    }
    memcpy(out, source->bytes, source->size);
    *size = source->size;
    return PUMP_OK;
}
