#include <stddef.h>

void *pvPortMalloc(size_t size);
void vPortFree(void *block);
int xTaskCreate(void (*entry)(void *), const char *name, unsigned int depth, void *argument, unsigned int priority, void **task);
void vTaskStartScheduler(void);
void use(void *block);

static void *pool;

static void logger(void *argument)
{
    void *buffer = pvPortMalloc(128u);
    (void)argument;
    for (;;) {
        void *line = pvPortMalloc(16u);  // expect: firmware/dynamic-memory-after-startup
        use(line);
        use(buffer);
        vPortFree(line);
    }
}

static void job(void *argument)
{
    (void)argument;
    use(pvPortMalloc(8u));  // expect: firmware/dynamic-memory-after-startup
}

void TIM2_IRQHandler(void)
{
    use(pvPortMalloc(4u));  // expect: firmware/dynamic-memory-after-startup, firmware/non-reentrant-call-in-interrupt
}

int main(void)
{
    pool = pvPortMalloc(256u);
    use(pool);
    (void)xTaskCreate(logger, "log", 128u, NULL, 1u, NULL);
    (void)xTaskCreate(job, "job", 128u, NULL, 1u, NULL);
    vTaskStartScheduler();
    for (;;) {
    }
}
