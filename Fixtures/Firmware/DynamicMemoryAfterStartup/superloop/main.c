#include <stdlib.h>
#include "app.h"

static char *table[4];

int main(void)
{
    char *start = malloc(64u);
    for (int i = 0; i < 4; i++) {
        table[i] = malloc(16u);
    }
    app_init();
    while (1) {
        char *late = malloc(8u);  // expect: firmware/dynamic-memory-after-startup
        free(late);
        app_step(start);
        app_step(table[0]);
    }
}
