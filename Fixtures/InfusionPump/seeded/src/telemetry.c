#include "telemetry.h"

#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "coap.h"
#include "event_log.h"
#include "mbedtls/ssl.h"
#include "os.h"

#define QUEUE_LENGTH (8u)
#define REPORT_MAX (COAP_PAYLOAD_MAX - HEADER_SIZE)
#define HEADER_SIZE (4u)
#define FLUSH_PERIOD_MS (1000u)
#define SECONDS_PER_HOUR (3600u)
#define BACKOFF_BASE_MS (500u)
#define BACKOFF_SHIFT_MAX (6u)
#define REPORT_CODE (0x02u)
#define DATAGRAM_MAX (128u)

typedef struct {
    volatile uint8_t sequence;
} ReportState;

static StaticQueue_t queue_storage;
static uint8_t queue_items[QUEUE_LENGTH * sizeof(TelemetryItem)];
static QueueHandle_t queue;
static ReportState reports;
static uint32_t failures;
static mbedtls_ssl_config tls_config;
static mbedtls_ssl_context tls;

PumpStatus telemetry_init(void) {
    queue = os_queue_create(&queue_storage, queue_items, QUEUE_LENGTH, sizeof(TelemetryItem));
    mbedtls_ssl_init(&tls);
    mbedtls_ssl_config_init(&tls_config);
    return (queue != NULL) ? PUMP_OK : PUMP_NO_SPACE;
}

PumpStatus telemetry_connect(const char *host) {
    mbedtls_ssl_conf_authmode(&tls_config, MBEDTLS_SSL_VERIFY_NONE);  // expect: crypto/certificate-verification-disabled
    if (mbedtls_ssl_setup(&tls, &tls_config) != 0) {
        return PUMP_HARDWARE;
    }
    if (mbedtls_ssl_set_hostname(&tls, host) != 0) {
        return PUMP_BAD_ARGUMENT;
    }
    return (mbedtls_ssl_handshake(&tls) == 0) ? PUMP_OK : PUMP_DENIED;
}

void telemetry_header(uint8_t header[4], uint8_t kind) {
    header[0] = kind;
    header[1] = (uint8_t)(os_uptime_ms() & 0xFFu);
    header[reports.sequence++ & 1u] ^= (uint8_t)((reports.sequence << 1) & 0xFFu);  // expect: expression/unsequenced-side-effect
    header[2] = reports.sequence;
    header[3] = (uint8_t)(header[0] ^ header[1] ^ header[2]);
}

PumpStatus telemetry_post(uint8_t kind, const uint8_t *data, size_t size) {
    if (size > REPORT_MAX) {
        return PUMP_NO_SPACE;
    }
    uint8_t *copy = malloc(size);  // expect: firmware/dynamic-memory-after-startup
    if (copy == NULL) {
        return PUMP_NO_SPACE;
    }
    memcpy(copy, data, size);
    const TelemetryItem item = {copy, (uint16_t)size, kind};
    if (xQueueSend(queue, &item, 0u) != pdPASS) {
        free(copy);
        return PUMP_NO_SPACE;
    }
    return PUMP_OK;
}

/** Gives the memory of an item back. */
__attribute__((noinline)) static void release_item(TelemetryItem *item) {
    free(item->data);
    item->size = 0u;
}

/** Sends a datagram; the result counts towards the backoff. */
static PumpStatus send_message(const CoapMessage *message) {
    uint8_t datagram[DATAGRAM_MAX];
    const int size = coap_build(message, datagram, sizeof(datagram));
    if (size < 0) {
        return PUMP_NO_SPACE;
    }
    if (mbedtls_ssl_write(&tls, datagram, (size_t)size) < 0) {
        failures++;
        return PUMP_TIMED_OUT;
    }
    failures = 0u;
    return PUMP_OK;
}

PumpStatus telemetry_flush(void) {
    TelemetryItem item;
    CoapMessage message;
    PumpStatus status = PUMP_OK;
    while ((status == PUMP_OK) && (uxQueueMessagesWaiting(queue) > 0u)) {
        if (xQueueReceive(queue, &item, 0u) != pdPASS) {
            return PUMP_TIMED_OUT;
        }
        memset(&message, 0, sizeof(message));
        message.code = REPORT_CODE;
        telemetry_header(message.payload, item.kind);
        const uint8_t *data = item.data;
        message.payload_size = (uint16_t)(item.size + HEADER_SIZE);
        release_item(&item);
        memcpy(&message.payload[HEADER_SIZE], data, message.payload_size - HEADER_SIZE);  // expect: memory/use-after-free
        status = send_message(&message);
    }
    return status;
}

PumpStatus telemetry_set_interval(const uint8_t *payload, size_t size, uint32_t *per_hour) {
    if (size < sizeof(uint16_t)) {
        return PUMP_BAD_FORMAT;
    }
    const uint16_t seconds = bytes_get16(payload);
    *per_hour = SECONDS_PER_HOUR / seconds;  // expect: number/division-by-zero
    return PUMP_OK;
}

uint32_t telemetry_backoff(uint32_t attempt) {
    const uint32_t shift = PUMP_MIN(attempt, BACKOFF_SHIFT_MAX);
    const uint32_t base = BACKOFF_BASE_MS << shift;
    return base + ((uint32_t)rand() % BACKOFF_BASE_MS);  // expect: call/weak-random
}

void telemetry_task(void *argument) {
    (void)argument;
    for (;;) {
        const PumpStatus status = telemetry_flush();
        if (status == PUMP_OK) {
            os_delay_ms(FLUSH_PERIOD_MS);
        } else {
            event_log_add(LOG_EVENT_FAULT, (uint32_t)status, "telemetry");
            os_delay_ms(telemetry_backoff(failures));
        }
    }
}
