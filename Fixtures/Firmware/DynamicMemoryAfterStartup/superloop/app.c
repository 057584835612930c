#include <stdlib.h>
#include <string.h>
#include "app.h"

static char *state;

char *app_buffer(unsigned int size)
{
    return calloc(1u, size);
}

void app_init(void)
{
    state = app_buffer(32u);
}

void app_log(const char *text)
{
    char *copy = strdup(text);  // expect: firmware/dynamic-memory-after-startup
    free(copy);
}

void app_step(char *text)
{
    state = realloc(state, 64u);  // expect: firmware/dynamic-memory-after-startup
    app_log(text);
}

void app_callback(void)
{
    state = malloc(3u);  // unknown: firmware/dynamic-memory-after-startup environment
}
