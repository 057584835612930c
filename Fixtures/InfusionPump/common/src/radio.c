#include "radio.h"

#include "auth.h"
#include "ble.h"
#include "bytes.h"
#include "coap.h"
#include "event_log.h"
#include "hal.h"
#include "link.h"
#include "os.h"
#include "secure.h"
#include "telemetry.h"
#include "update.h"

#define RADIO_TIMEOUT_MS (100u)
#define RADIO_PERIOD_MS (20u)
#define LENGTH_SIZE (2u)
#define OFFSET_SIZE (4u)
#define INTERVAL_CODE (0x03u)

typedef PumpStatus (*ChannelHandler)(const uint8_t *data, size_t size);

static uint8_t pending_challenge[AUTH_CHALLENGE_SIZE];
static bool challenge_pending;

static PumpStatus handle_ble(const uint8_t *data, size_t size) {
    if (size < 1u) {
        return PUMP_BAD_FORMAT;
    }
    return ble_write(data[0], &data[1], size - 1u);
}

static PumpStatus handle_gateway(const uint8_t *data, size_t size) {
    CoapMessage message;
    uint32_t per_hour = 0u;
    PUMP_RETURN_IF_FAILED(coap_parse(data, size, &message));
    if (message.code != INTERVAL_CODE) {
        return PUMP_NOT_FOUND;
    }
    PUMP_RETURN_IF_FAILED(telemetry_set_interval(message.payload, message.payload_size, &per_hour));
    event_log_add(LOG_EVENT_MODE, per_hour, "interval");
    return PUMP_OK;
}

static PumpStatus handle_update(const uint8_t *data, size_t size) {
    if (size <= OFFSET_SIZE) {
        return PUMP_BAD_FORMAT;
    }
    return update_stage(bytes_get32(data), &data[OFFSET_SIZE], size - OFFSET_SIZE);
}

static PumpStatus send_challenge(void) {
    PUMP_RETURN_IF_FAILED(auth_challenge(pending_challenge));
    challenge_pending = true;
    return link_send(pending_challenge, (uint16_t)sizeof(pending_challenge));
}

static PumpStatus handle_pairing(const uint8_t *data, size_t size) {
    if (size == 0u) {
        return send_challenge();
    }
    if ((size != AUTH_TAG_SIZE) || !challenge_pending) {
        return PUMP_BAD_FORMAT;
    }
    uint8_t token[AUTH_TOKEN_SIZE];
    challenge_pending = false;
    PumpStatus status = auth_pair(pending_challenge, data);
    if (status == PUMP_OK) {
        status = auth_issue_token(token);
    }
    if (status == PUMP_OK) {
        status = link_send(token, (uint16_t)sizeof(token));
    }
    secure_wipe(token, sizeof(token));
    return status;
}

/* 添字はフレームの先頭バイト (チャネル番号)。 */
static const ChannelHandler channels[] = {
    handle_ble,
    handle_gateway,
    handle_update,
    handle_pairing,
};

PumpStatus radio_dispatch(const uint8_t *frame, size_t size) {
    if ((size == 0u) || (frame[0] >= PUMP_ARRAY_COUNT(channels))) {
        return PUMP_BAD_FORMAT;
    }
    return channels[frame[0]](&frame[1], size - 1u);
}

/** Receives a frame with its length in front. */
static PumpStatus receive_frame(uint8_t *raw, uint16_t capacity, uint16_t *size) {
    uint8_t prefix[LENGTH_SIZE];
    if (HAL_UART_Receive(&huart2, prefix, LENGTH_SIZE, RADIO_TIMEOUT_MS) != HAL_OK) {
        return PUMP_TIMED_OUT;
    }
    const uint16_t length = bytes_get16(prefix);
    if (length > capacity) {
        return PUMP_NO_SPACE;
    }
    if (HAL_UART_Receive(&huart2, raw, length, RADIO_TIMEOUT_MS) != HAL_OK) {
        return PUMP_TIMED_OUT;
    }
    *size = length;
    return PUMP_OK;
}

static PumpStatus receive_and_dispatch(void) {
    uint8_t raw[RADIO_FRAME_MAX];
    uint8_t frame[RADIO_FRAME_MAX];
    uint16_t raw_size = 0u;
    size_t size = 0u;
    PUMP_RETURN_IF_FAILED(receive_frame(raw, (uint16_t)sizeof(raw), &raw_size));
    PUMP_RETURN_IF_FAILED(link_decode(raw, raw_size, frame, sizeof(frame), &size));
    return radio_dispatch(frame, size);
}

void radio_task(void *argument) {
    (void)argument;
    for (;;) {
        const PumpStatus status = receive_and_dispatch();
        if ((status != PUMP_OK) && (status != PUMP_TIMED_OUT)) {
            event_log_add(LOG_EVENT_FAULT, (uint32_t)status, "radio");
        }
        os_delay_ms(RADIO_PERIOD_MS);
    }
}
