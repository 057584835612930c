/** Subset of CoAP (RFC 7252) that the telemetry gateway speaks. */
#ifndef PUMP_COAP_H
#define PUMP_COAP_H

#include "pump_types.h"

#define COAP_HEADER_SIZE (4u)
#define COAP_TOKEN_MAX (8u)
#define COAP_PAYLOAD_MAX (320u)

typedef struct {
    uint8_t type;
    uint8_t code;
    uint16_t id;
    uint8_t token[COAP_TOKEN_MAX];
    uint8_t token_size;
    uint8_t payload[COAP_PAYLOAD_MAX];
    uint16_t payload_size;
} CoapMessage;

/** Parses a datagram; options are skipped. */
PumpStatus coap_parse(const uint8_t *datagram, size_t size, CoapMessage *message);

/** Builds a datagram; returns its size, or a negative PumpStatus. */
int coap_build(const CoapMessage *message, uint8_t *out, size_t capacity);

#endif
