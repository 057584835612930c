#include "link.h"

#include <setjmp.h>

#include "hal.h"

#define LINK_ACKNOWLEDGE (0x06u)
#define LINK_TIMEOUT_MS (50u)
#define LINK_RETRIES (4u)
#define LINK_BEGIN (0x7Eu)
#define LINK_ESCAPE (0x7Du)
#define LINK_FLIP (0x20u)

static jmp_buf decode_failed;
static uint32_t attempts;

/** Sends a frame once; PUMP_TIMED_OUT when no acknowledgement came. */
static PumpStatus send_once(const uint8_t *frame, uint16_t size) {
    uint8_t reply = 0u;
    if (HAL_UART_Transmit(&huart2, frame, size, LINK_TIMEOUT_MS) != HAL_OK) {
        return PUMP_HARDWARE;
    }
    const HAL_StatusTypeDef received = HAL_UART_Receive(&huart2, &reply, 1u, LINK_TIMEOUT_MS);
    return ((received == HAL_OK) && (reply == LINK_ACKNOWLEDGE)) ? PUMP_OK : PUMP_TIMED_OUT;
}

PumpStatus link_send(const uint8_t *frame, uint16_t size) {  // expect: firmware/recursion
    const PumpStatus status = send_once(frame, size);
    if (status == PUMP_OK) {
        attempts = 0u;
        return PUMP_OK;
    }
    attempts++;
    if (attempts >= LINK_RETRIES) {
        attempts = 0u;
        return status;
    }
    return link_send(frame, size);
}

/** Takes one escaped byte and moves the position behind it. */
static uint8_t take_byte(const uint8_t *raw, size_t size, size_t *at) {
    uint8_t value = raw[*at];
    *at += 1u;
    if (value == LINK_ESCAPE) {
        if (*at >= size) {
            longjmp(decode_failed, 1);  // expect: call/non-local-jump
        }
        value = (uint8_t)(raw[*at] ^ LINK_FLIP);
        *at += 1u;
    }
    return value;
}

PumpStatus link_decode(const uint8_t *raw, size_t size, uint8_t *out, size_t capacity,
                       size_t *decoded_size) {
    if ((size < 2u) || (raw[0] != LINK_BEGIN)) {
        return PUMP_BAD_FORMAT;
    }
    if (setjmp(decode_failed) != 0) {  // expect: call/non-local-jump
        return PUMP_BAD_FORMAT;
    }
    size_t at = 1u;
    size_t used = 0u;
    while ((at < size) && (raw[at] != LINK_BEGIN)) {
        if (used >= capacity) {
            return PUMP_NO_SPACE;
        }
        out[used] = take_byte(raw, size, &at);
        used++;
    }
    *decoded_size = used;
    return PUMP_OK;
}
