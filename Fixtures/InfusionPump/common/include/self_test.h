/** Power-on self test. */
#ifndef PUMP_SELF_TEST_H
#define PUMP_SELF_TEST_H

#include "pump_types.h"

typedef enum {
    SELF_TEST_MEMORY = 0,
    SELF_TEST_CRYPTO,
    SELF_TEST_CHECKSUM,
    SELF_TEST_STEPS
} SelfTestStep;

/** Runs every step; the failed one goes to `failed`. */
PumpStatus self_test_run(SelfTestStep *failed);

/** Called when the device must not operate. */
void self_test_halt(void);

#endif
