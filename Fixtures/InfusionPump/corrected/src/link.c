#include "link.h"

#include "hal.h"

#define LINK_ACKNOWLEDGE (0x06u)
#define LINK_TIMEOUT_MS (50u)
#define LINK_RETRIES (4u)
#define LINK_BEGIN (0x7Eu)
#define LINK_ESCAPE (0x7Du)
#define LINK_FLIP (0x20u)

/** Sends a frame once; PUMP_TIMED_OUT when no acknowledgement came. */
static PumpStatus send_once(const uint8_t *frame, uint16_t size) {
    uint8_t reply = 0u;
    if (HAL_UART_Transmit(&huart2, frame, size, LINK_TIMEOUT_MS) != HAL_OK) {
        return PUMP_HARDWARE;
    }
    const HAL_StatusTypeDef received = HAL_UART_Receive(&huart2, &reply, 1u, LINK_TIMEOUT_MS);
    return ((received == HAL_OK) && (reply == LINK_ACKNOWLEDGE)) ? PUMP_OK : PUMP_TIMED_OUT;
}

PumpStatus link_send(const uint8_t *frame, uint16_t size) {
    PumpStatus status = PUMP_TIMED_OUT;
    for (uint32_t attempt = 0u; (attempt < LINK_RETRIES) && (status != PUMP_OK); attempt++) {
        status = send_once(frame, size);
    }
    return status;
}

/** Takes one escaped byte and moves the position behind it. */
static PumpStatus take_byte(const uint8_t *raw, size_t size, size_t *at, uint8_t *byte) {
    uint8_t value = raw[*at];
    *at += 1u;
    if (value == LINK_ESCAPE) {
        if (*at >= size) {
            return PUMP_BAD_FORMAT;
        }
        value = (uint8_t)(raw[*at] ^ LINK_FLIP);
        *at += 1u;
    }
    *byte = value;
    return PUMP_OK;
}

PumpStatus link_decode(const uint8_t *raw, size_t size, uint8_t *out, size_t capacity,
                       size_t *decoded_size) {
    if ((size < 2u) || (raw[0] != LINK_BEGIN)) {
        return PUMP_BAD_FORMAT;
    }
    size_t at = 1u;
    size_t used = 0u;
    while ((at < size) && (raw[at] != LINK_BEGIN)) {
        if (used >= capacity) {
            return PUMP_NO_SPACE;
        }
        PUMP_RETURN_IF_FAILED(take_byte(raw, size, &at, &out[used]));
        used++;
    }
    *decoded_size = used;
    return PUMP_OK;
}
