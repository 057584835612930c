#include "air_detector.h"

#define FLUID_ECHO_MIN (900u)
#define BUBBLE_LIMIT_UL (50u)
#define WINDOW_LIMIT_UL (500u)
#define WINDOW_SAMPLES (900u)

void air_detector_init(AirDetector *detector) {
    detector->bubble_ul = 0u;
    detector->window_ul = 0u;
    detector->samples = 0u;
}

/** Adds without wrapping: a saturated sum is above every limit. */
static uint32_t add_saturating(uint32_t sum, uint32_t value) {
    return (value > (UINT32_MAX - sum)) ? UINT32_MAX : (sum + value);
}

bool air_detector_sample(AirDetector *detector, uint16_t echo, Microlitres moved_ul) {
    if (echo >= FLUID_ECHO_MIN) {
        detector->bubble_ul = 0u;
    } else {
        detector->bubble_ul = add_saturating(detector->bubble_ul, moved_ul);
        detector->window_ul = add_saturating(detector->window_ul, moved_ul);
    }
    /* 15 分ごとに累積をやり直す。 */
    detector->samples++;
    if (detector->samples >= WINDOW_SAMPLES) {
        detector->samples = 0u;
        detector->window_ul = detector->bubble_ul;
    }
    return (detector->bubble_ul > BUBBLE_LIMIT_UL) || (detector->window_ul > WINDOW_LIMIT_UL);
}
