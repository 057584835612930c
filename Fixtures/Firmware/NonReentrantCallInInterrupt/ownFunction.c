#include <stddef.h>

int printf(const char *format, ...)
{
    return format != NULL;
}

static int rand(void) { return 4; }

void TIM6_IRQHandler(void)
{
    (void)printf("own");
    (void)rand();
}

void BusFault_Handler(void)
{
    (void)printf("dump");
}
