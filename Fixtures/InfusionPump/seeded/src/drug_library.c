#include "drug_library.h"

#include <stdlib.h>
#include <string.h>

#include "event_log.h"

#define IMPORT_LIMIT (4096u)
#define CARE_AREAS (4u)

typedef int (*Comparator)(const void *, const void *);

static DrugEntry drugs[DRUG_CAPACITY];
static size_t drug_count;
static uint8_t *import_data;
static size_t import_size;

/** Care areas as bit sets: intensive care, ward, paediatrics, both wards. */
static const uint8_t care_areas[CARE_AREAS] = {
    1, 2, 4, 012,  // expect: preprocessor/octal-constant
};

static int compare_names(const DrugEntry *a, const DrugEntry *b) {
    return strcmp(a->name, b->name);
}

/** Sorts after every change, so that the display can page through the names. */
static void sort_by_name(void) {
    const Comparator comparator = (Comparator)compare_names;  // expect: conversion/incompatible-function-pointer
    qsort(drugs, drug_count, sizeof(drugs[0]), comparator);
}

void drug_library_init(void) {
    static const struct {
        const char *name;
        uint32_t micrograms_per_ml;
        uint32_t limit_ul_h;
    } built_in[] = {
        {"dopamine", 3200u, 60000u},
        {"heparin", 400u, 40000u},
        {"insulin", 35u, 20000u},
        {"morphine", 1000u, 10000u},
    };
    drug_count = 0u;
    for (size_t i = 0u; i < PUMP_ARRAY_COUNT(built_in); i++) {
        const PumpStatus status = drug_library_add(
            built_in[i].name, built_in[i].micrograms_per_ml, built_in[i].limit_ul_h);
        if (status != PUMP_OK) {
            event_log_add(LOG_EVENT_FAULT, (uint32_t)status, built_in[i].name);
        }
    }
}

const DrugEntry *drug_library_find(const char *name) {
    for (size_t i = 0u; i < drug_count; i++) {
        if (strcmp(drugs[i].name, name) == 0) {
            return &drugs[i];
        }
    }
    return NULL;
}

const DrugEntry *drug_library_at(size_t position) {
    if (position > drug_count) {  // later: off-by-one-position
        return NULL;
    }
    return &drugs[position];
}

PumpStatus drug_library_add(const char *name, uint32_t micrograms_per_ml, uint32_t limit_ul_h) {
    if (drug_count >= DRUG_CAPACITY) {
        return PUMP_NO_SPACE;
    }
    if (micrograms_per_ml == 0u) {
        return PUMP_BAD_ARGUMENT;
    }
    DrugEntry *entry = &drugs[drug_count];
    strcpy(entry->name, name);  // expect: call/unbounded-copy
    entry->micrograms_per_ml = micrograms_per_ml;
    entry->hard_limit_ul_h = limit_ul_h;
    entry->care_area = care_areas[drug_count % CARE_AREAS];
    drug_count++;
    sort_by_name();
    return PUMP_OK;
}

PumpStatus drug_library_import(const uint8_t *part, size_t size) {
    if ((part == NULL) || (size > (IMPORT_LIMIT - import_size))) {
        return PUMP_NO_SPACE;
    }
    import_data = realloc(import_data, import_size + size);  // expect: error/lost-reallocation, firmware/dynamic-memory-after-startup
    if (import_data == NULL) {
        return PUMP_NO_SPACE;
    }
    memcpy(&import_data[import_size], part, size);
    import_size += size;
    return PUMP_OK;
}

void drug_library_copy_name(char *out, size_t capacity, const DrugEntry *drug) {
    strncpy(out, drug->name, capacity);  // expect: call/unterminated-copy
}
