#include <stdbool.h>
#include <stdint.h>

#define DEBUG 0
#define BYPASS_VALVE 3
#define FLAG_A (1u << 0)

bool verify_signature(const char *image);
bool verify_signature_v2(const char *image);
void open_valve(int valve);
void flash(const char *image);
void log_value(int value);

/* Back pressure opens the door of the chamber. Remove the cover before cleaning. */
void purge(int on)
{
    if (on == 1 || on == 2) {
        open_valve(BYPASS_VALVE);
    }
    if (on && (on & 1) != 0) {
        open_valve(1);
    }
#if DEBUG
    log_value(on);
#endif
}

void update(const char *image)
{
#if 0
    if (!verify_signature(image)) {
        return;
    }
#else
    if (!verify_signature_v2(image)) {
        return;
    }
#endif
    flash(image);
}

#if 0
static void old_plot(void)
{
    log_value(3);
}
#endif

uint32_t flags(uint32_t word, bool password_is_set)
{
    return password_is_set ? (word | FLAG_A) : (word & ~FLAG_A);
}

void debug_print(int level)
{
    if (level > 0) {
        log_value(level);
    }
}
