/** Identity of the device, created once in production. */
#ifndef PUMP_PROVISIONING_H
#define PUMP_PROVISIONING_H

#include "pump_types.h"

/** Creates the identity key; the public part goes to `modulus`. */
PumpStatus provisioning_create_identity(uint8_t *modulus, size_t capacity, size_t *size);

/** Loads the identity key for the gateway connection. */
PumpStatus provisioning_load_identity(const uint8_t *stored, size_t size);

/** Random serial for a new pairing record. */
PumpStatus provisioning_new_salt(uint8_t salt[16]);

#endif
