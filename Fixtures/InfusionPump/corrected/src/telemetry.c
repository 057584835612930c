#include "telemetry.h"

#include <string.h>

#include "bytes.h"
#include "coap.h"
#include "event_log.h"
#include "mbedtls/ssl.h"
#include "os.h"
#include "secure.h"

#define QUEUE_LENGTH (8u)
#define POOL_SIZE (QUEUE_LENGTH + 1u)
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
static uint8_t pool[POOL_SIZE][REPORT_MAX];
static size_t pool_next;

PumpStatus telemetry_init(void) {
    queue = os_queue_create(&queue_storage, queue_items, QUEUE_LENGTH, sizeof(TelemetryItem));
    mbedtls_ssl_init(&tls);
    mbedtls_ssl_config_init(&tls_config);
    return (queue != NULL) ? PUMP_OK : PUMP_NO_SPACE;
}

PumpStatus telemetry_connect(const char *host) {
    mbedtls_ssl_conf_authmode(&tls_config, MBEDTLS_SSL_VERIFY_REQUIRED);
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
    const uint8_t number = reports.sequence;
    header[number & 1u] ^= (uint8_t)((number << 1) & 0xFFu);
    reports.sequence = (uint8_t)((number + 1u) & 0xFFu);
    header[2] = reports.sequence;
    header[3] = (uint8_t)(header[0] ^ header[1] ^ header[2]);
}

PumpStatus telemetry_post(uint8_t kind, const uint8_t *data, size_t size) {
    if (size > REPORT_MAX) {
        return PUMP_NO_SPACE;
    }
    uint8_t *copy = pool[pool_next];
    memcpy(copy, data, size);
    const TelemetryItem item = {copy, (uint16_t)size, kind};
    if (xQueueSend(queue, &item, 0u) != pdPASS) {
        return PUMP_NO_SPACE;
    }
    pool_next = (pool_next + 1u) % POOL_SIZE;
    return PUMP_OK;
}

/** Gives the memory of an item back. */
static void release_item(TelemetryItem *item) {
    item->data = NULL;
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
        memcpy(&message.payload[HEADER_SIZE], item.data, item.size);
        message.payload_size = (uint16_t)(item.size + HEADER_SIZE);
        release_item(&item);
        status = send_message(&message);
    }
    return status;
}

PumpStatus telemetry_set_interval(const uint8_t *payload, size_t size, uint32_t *per_hour) {
    if (size < sizeof(uint16_t)) {
        return PUMP_BAD_FORMAT;
    }
    const uint16_t seconds = bytes_get16(payload);
    if (seconds == 0u) {
        return PUMP_BAD_ARGUMENT;
    }
    *per_hour = SECONDS_PER_HOUR / seconds;
    return PUMP_OK;
}

uint32_t telemetry_backoff(uint32_t attempt) {
    const uint32_t shift = PUMP_MIN(attempt, BACKOFF_SHIFT_MAX);
    const uint32_t base = BACKOFF_BASE_MS << shift;
    uint8_t jitter[2] = {0};
    if (!secure_random(jitter, sizeof(jitter))) {
        return base;
    }
    return base + (bytes_get16(jitter) % BACKOFF_BASE_MS);
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
