/** Drugs with their concentrations and limits. */
#ifndef PUMP_DRUG_LIBRARY_H
#define PUMP_DRUG_LIBRARY_H

#include "pump_types.h"

#define DRUG_NAME_SIZE (24u)
#define DRUG_CAPACITY (16u)

typedef struct {
    char name[DRUG_NAME_SIZE];
    uint32_t micrograms_per_ml;
    uint32_t hard_limit_ul_h;
    uint8_t care_area;
} DrugEntry;

/** Loads the built-in drugs. */
void drug_library_init(void);

/** Finds a drug by name, or NULL. */
const DrugEntry *drug_library_find(const char *name);

/** Drug at a position, or NULL. */
const DrugEntry *drug_library_at(size_t position);

/** Adds a drug and keeps the library sorted by name. */
PumpStatus drug_library_add(const char *name, uint32_t micrograms_per_ml, uint32_t limit_ul_h);

/** Collects a part of an import file that arrives in pieces. */
PumpStatus drug_library_import(const uint8_t *part, size_t size);

/** Copies a name with its end into a buffer. */
void drug_library_copy_name(char *out, size_t capacity, const DrugEntry *drug);

#endif
