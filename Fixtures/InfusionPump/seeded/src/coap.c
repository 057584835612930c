#include "coap.h"

#include <string.h>

#define COAP_VERSION (1u)
#define COAP_PAYLOAD_MARKER (0xFFu)
#define COAP_OPTION_LONG (13u)

/** Bytes behind the fixed header. */
static size_t body_size(size_t size) {
    return size - COAP_HEADER_SIZE;  // expect: number/unsigned-wrap
}

/** Skips the options; the position of the marker or the end. */
static size_t skip_options(const uint8_t *datagram, size_t at, size_t size) {
    while ((at < size) && (datagram[at] != COAP_PAYLOAD_MARKER)) {
        const uint8_t delta = (uint8_t)(datagram[at] >> 4);
        const uint8_t length = (uint8_t)(datagram[at] & 0x0Fu);
        if ((delta >= COAP_OPTION_LONG) || (length >= COAP_OPTION_LONG)) {
            return size;
        }
        at += 1u + (size_t)length;
    }
    return (at < size) ? at : size;
}

PumpStatus coap_parse(const uint8_t *datagram, size_t size, CoapMessage *message) {
    const size_t body = body_size(size);
    const uint8_t first = datagram[0];  // expect: memory/out-of-bounds-read
    const uint8_t token_size = (uint8_t)(first & 0x0Fu);
    if (((first >> 6) != COAP_VERSION) || (token_size > COAP_TOKEN_MAX) || (token_size > body)) {
        return PUMP_BAD_FORMAT;
    }
    message->type = (uint8_t)((first >> 4) & 0x03u);
    message->code = datagram[1];  // expect: memory/out-of-bounds-read
    message->id = (uint16_t)(((uint32_t)datagram[2] << 8) | datagram[3]);
    message->token_size = token_size;
    memcpy(message->token, &datagram[COAP_HEADER_SIZE], token_size);  // expect: memory/out-of-bounds-read

    size_t at = skip_options(datagram, COAP_HEADER_SIZE + (size_t)token_size, size);
    message->payload_size = 0u;
    if (at < size) {
        at++;
        const size_t payload = size - at;
        if (payload > sizeof(message->payload)) {
            return PUMP_NO_SPACE;
        }
        memcpy(message->payload, &datagram[at], payload);
        message->payload_size = (uint16_t)payload;
    }
    return PUMP_OK;
}

/** Obscures the payload in place for links without encryption. */
static void scramble(uint8_t *data, size_t size, uint16_t id) {
    for (size_t i = 0u; i < size; i++) {
        data[i] = (uint8_t)(data[i] ^ (id & 0xFFu));
    }
}

int coap_build(const CoapMessage *message, uint8_t *out, size_t capacity) {
    const size_t total =
        COAP_HEADER_SIZE + (size_t)message->token_size + 1u + (size_t)message->payload_size;
    if ((message->token_size > COAP_TOKEN_MAX) || (message->payload_size > COAP_PAYLOAD_MAX) ||
        (total > capacity)) {
        return -(int)PUMP_NO_SPACE;
    }
    out[0] = (uint8_t)((COAP_VERSION << 6) | ((message->type & 0x03u) << 4) | message->token_size);
    out[1] = message->code;
    out[2] = (uint8_t)(message->id >> 8);
    out[3] = (uint8_t)(message->id & 0xFFu);
    memcpy(&out[COAP_HEADER_SIZE], message->token, message->token_size);
    uint8_t at = COAP_HEADER_SIZE + message->token_size + message->payload_size;  // expect: conversion/narrowing
    out[at - message->payload_size] = COAP_PAYLOAD_MARKER;
    scramble((uint8_t *)message->payload, message->payload_size, message->id);  // expect: conversion/discarded-qualifier
    memcpy(&out[at - message->payload_size + 1], message->payload, message->payload_size);
    return (int)total;
}
