#include <stdlib.h>

void *make_block(unsigned int size)
{
    return malloc(size);  // unknown: firmware/dynamic-memory-after-startup environment
}

static void *my_malloc(unsigned int size)
{
    static unsigned char pool[64];
    return size <= sizeof pool ? pool : NULL;
}

void *make_static(void)
{
    return my_malloc(16u);
}
