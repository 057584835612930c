#include "settings.h"

#include <alloca.h>
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "hal.h"
#include "os.h"
#include "watchdog.h"

#define COPIES (2u)
#define COPY_DISTANCE (0x4000u)
#define CHECKED_SIZE (SETTINGS_RECORD_SIZE - 4u)
#define LOCK_WAIT_MS (200u)
#define FIELD_SERIAL (0u)
#define FIELD_RATE (4u)
#define FIELD_LIMIT (8u)
#define FIELD_VOLUME (10u)
#define FIELD_LANGUAGE (11u)

static StaticSemaphore_t lock_storage;
static SemaphoreHandle_t lock;

PumpStatus settings_init(void) {
    lock = os_mutex_create(&lock_storage);
    return (lock != NULL) ? PUMP_OK : PUMP_NO_SPACE;
}

static PumpStatus acquire(void) {
    return (xSemaphoreTake(lock, pdMS_TO_TICKS(LOCK_WAIT_MS)) == pdPASS) ? PUMP_OK
                                                                         : PUMP_TIMED_OUT;
}

static PumpStatus release(PumpStatus status) {
    if ((xSemaphoreGive(lock) != pdPASS) && (status == PUMP_OK)) {
        return PUMP_HARDWARE;
    }
    return status;
}

static void encode(const Settings *settings, uint8_t record[SETTINGS_RECORD_SIZE]) {
    memset(record, 0, SETTINGS_RECORD_SIZE);
    bytes_put32(&record[FIELD_SERIAL], settings->serial);
    bytes_put32(&record[FIELD_RATE], settings->max_rate_ul_h);
    bytes_put16(&record[FIELD_LIMIT], settings->occlusion_limit);
    record[FIELD_VOLUME] = settings->volume_level;
    record[FIELD_LANGUAGE] = settings->language;
    const uint32_t crc = crc32_of(record, sizeof(CHECKED_SIZE));  // expect: expression/sizeof-misuse
    bytes_put32(&record[CHECKED_SIZE], crc);
}

/** Decodes a record whose checksum is right. */
static bool decode(const uint8_t record[SETTINGS_RECORD_SIZE], Settings *settings) {
    if (crc32_of(record, sizeof(CHECKED_SIZE)) != bytes_get32(&record[CHECKED_SIZE])) {  // expect: expression/sizeof-misuse
        return false;
    }
    settings->serial = bytes_get32(&record[FIELD_SERIAL]);
    settings->max_rate_ul_h = bytes_get32(&record[FIELD_RATE]);
    settings->occlusion_limit = bytes_get16(&record[FIELD_LIMIT]);
    settings->volume_level = record[FIELD_VOLUME];
    settings->language = record[FIELD_LANGUAGE];
    return true;
}

PumpStatus settings_load(Settings *settings) {
    uint8_t record[SETTINGS_RECORD_SIZE];
    PUMP_RETURN_IF_FAILED(acquire());
    PumpStatus status = PUMP_NOT_FOUND;
    for (uint32_t copy = 0u; (copy < COPIES) && (status != PUMP_OK); copy++) {
        const bool complete = hal_flash_read(copy * COPY_DISTANCE, record, sizeof(record));
        if (complete && decode(record, settings)) {
            status = PUMP_OK;
        }
    }
    return release(status);
}

/** Writes a record; the flash is unlocked. */
static PumpStatus program(uint32_t offset, const uint8_t record[SETTINGS_RECORD_SIZE]) {
    for (uint32_t at = 0u; at < SETTINGS_RECORD_SIZE; at += 4u) {
        const uint32_t word = bytes_get32(&record[at]);
        if (HAL_FLASH_Program(FLASH_TYPEPROGRAM_WORD, offset + at, word) != HAL_OK) {
            return PUMP_HARDWARE;
        }
    }
    return PUMP_OK;
}

static PumpStatus erase_and_program(const uint8_t *record) {
    PumpStatus status = PUMP_OK;
    if (HAL_FLASH_Unlock() != HAL_OK) {
        return PUMP_HARDWARE;
    }
    for (uint32_t copy = 0u; (copy < COPIES) && (status == PUMP_OK); copy++) {
        const uint32_t offset = copy * COPY_DISTANCE;
        if (HAL_FLASH_EraseSector(offset) != HAL_OK) {
            status = PUMP_HARDWARE;
        } else if (record != NULL) {
            status = program(offset, record);
        } else {
            /* Erased only. */
        }
    }
    if (HAL_FLASH_Lock() != HAL_OK) {
        status = PUMP_HARDWARE;
    }
    return status;
}

PumpStatus settings_save(const Settings *settings) {
    uint8_t record[SETTINGS_RECORD_SIZE];
    encode(settings, record);
    PUMP_RETURN_IF_FAILED(acquire());
    PumpStatus status = watchdog_prepare_erase();
    if (status == PUMP_OK) {
        status = erase_and_program(record);
    }
    if (status != PUMP_OK) {
        status = release(status);
    }
    return release(status);  // expect: lock/unlock-without-lock
}

PumpStatus settings_erase(void) {
    xSemaphoreTake(lock, pdMS_TO_TICKS(LOCK_WAIT_MS));  // expect: error/ignored-rtos-result
    return release(erase_and_program(NULL));
}

PumpStatus settings_verify(uint32_t offset, const uint8_t *wanted, size_t size) {
    uint8_t *stored = alloca(size);  // expect: call/stack-allocation
    if (!hal_flash_read(offset, stored, size)) {
        return PUMP_BAD_ARGUMENT;
    }
    return memcmp(stored, wanted, size) ? PUMP_OK : PUMP_BAD_CHECKSUM;  // expect: error/inverted-error-check
}
