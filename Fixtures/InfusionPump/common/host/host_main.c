/**
 * Bench program: runs the units that need no hardware on the host.
 *
 * The functions of the hardware layer are linked, but never called: registers
 * are at fixed addresses that the host does not map.
 */
#include <stdio.h>
#include <string.h>

#include "air_detector.h"
#include "battery.h"
#include "ble.h"
#include "coap.h"
#include "display.h"
#include "dose.h"
#include "link.h"
#include "mbedtls/aes.h"
#include "ring.h"
#include "rtc.h"
#include "self_test.h"

typedef struct {
    unsigned int run;
    unsigned int failed;
} Tally;

static void check(Tally *tally, bool holds, const char *what) {
    tally->run++;
    if (!holds) {
        tally->failed++;
        (void)printf("failed: %s\n", what);
    }
}

static void check_self_test(Tally *tally) {
    SelfTestStep failed = SELF_TEST_MEMORY;
    check(tally, self_test_run(&failed) == PUMP_OK, "self test");
    check(tally, mbedtls_aes_self_test(0) == 0, "AES");
}

static void check_ring(Tally *tally) {
    static Ring ring;
    uint8_t byte = 0u;
    const bool stored = ring_put(&ring, 0x5Au);
    const bool taken = ring_get(&ring, &byte);
    check(tally, stored && taken && (byte == 0x5Au), "ring keeps a byte");
    check(tally, !ring_get(&ring, &byte), "empty ring");
}

static void check_ble(Tally *tally) {
    static const uint8_t frame[] = {0xB5u, 0u, 0u, 0u, 0x02u, 4u, 0x10u, 0x27u, 0u, 0u, 0x7Fu, 0u};
    BleRequest request;
    const PumpStatus status = ble_parse(frame, sizeof(frame), &request);
    check(tally, (status == PUMP_OK) && (request.volume_ul == 10000u), "BLE volume");
    check(tally, ble_parse(frame, sizeof(frame) - 3u, &request) != PUMP_OK, "cut BLE frame");
}

static void check_coap(Tally *tally) {
    static const uint8_t datagram[] = {0x41u, 0x02u, 0x12u, 0x34u, 0x77u, 0xFFu, 'o', 'k'};
    CoapMessage message;
    const PumpStatus status = coap_parse(datagram, sizeof(datagram), &message);
    check(tally, (status == PUMP_OK) && (message.id == 0x1234u) && (message.payload_size == 2u),
          "CoAP payload");
}

static void check_link(Tally *tally) {
    static const uint8_t raw[] = {0x7Eu, 1u, 0x7Du, 0x5Eu, 2u, 0x7Eu};
    uint8_t out[8];
    size_t size = 0u;
    const PumpStatus status = link_decode(raw, sizeof(raw), out, sizeof(out), &size);
    check(tally, (status == PUMP_OK) && (size == 3u) && (out[1] == 0x7Eu), "escaped link frame");
}

static void check_dose(Tally *tally) {
    static const DrugEntry drug = {"test", 3200u, 60000u, 1u};
    const DoseOrder order = {5u, 70000u};
    MicrolitresPerHour rate = 0u;
    check(tally, (dose_rate(&order, &drug, &rate) == PUMP_OK) && (rate == 6562u), "dose rate");
    check(tally, battery_percent(3700u) == 30u, "battery curve");
}

static void check_clock(Tally *tally) {
    const RtcTime leap_day = {2024u, 2u, 29u, 12u, 0u, 0u};
    const RtcTime start = {2000u, 1u, 2u, 0u, 0u, 1u};
    check(tally, rtc_valid(&leap_day), "leap day");
    check(tally, rtc_seconds(&start) == 86401u, "seconds since 2000");
}

static void check_display(Tally *tally) {
    char line[DISPLAY_COLUMNS];
    const PumpStatus status = display_rate(line, sizeof(line), 12050u);
    check(tally, (status == PUMP_OK) && (strcmp(line, "12.050 mL/h") == 0), "rate line");
}

static void check_air(Tally *tally) {
    AirDetector detector;
    air_detector_init(&detector);
    bool alarm = false;
    for (uint32_t i = 0u; i < 6u; i++) {
        alarm = air_detector_sample(&detector, 100u, 10u);
    }
    check(tally, alarm, "60 uL of air");
}

int main(void) {
    Tally tally = {0u, 0u};
    check_self_test(&tally);
    check_ring(&tally);
    check_ble(&tally);
    check_coap(&tally);
    check_link(&tally);
    check_dose(&tally);
    check_clock(&tally);
    check_display(&tally);
    check_air(&tally);
    (void)printf("%u checks, %u failed\n", tally.run, tally.failed);
    return (tally.failed == 0u) ? 0 : 1;
}
