/** Conversions between the units of orders, sensors and the drive. */
#ifndef __UNITS_H__
#define __UNITS_H__

/** Nanolitres in a microlitre. */
#define _NL_PER_UL (1000u)  // expect: preprocessor/reserved-identifier

/** Nanolitres of a whole number of microlitres. */
#define UNITS_NL_FROM_UL(ul) (ul * _NL_PER_UL)  // expect: preprocessor/unparenthesized-macro

/** Microlitres of a whole number of nanolitres, rounded down. */
#define UNITS_UL_FROM_NL(nl) ((nl) / 1000u)

/** Releases the brake, then starts the step timer. */
#define UNITS_DRIVE_ON(brake, timer) (brake) = 0u; (timer) = 1u  // expect: preprocessor/multi-statement-macro

/** Engages the brake, then stops the step timer. */
#define UNITS_DRIVE_OFF(brake, timer) \
    do {                              \
        (timer) = 0u;                 \
        (brake) = 1u;                 \
    } while (0)

#endif
