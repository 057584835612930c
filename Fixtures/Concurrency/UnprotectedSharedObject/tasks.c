#include <stdint.h>

typedef void *QueueHandle_t;
int xTaskCreate(void (*code)(void *), const char *name, uint16_t stack, void *argument, uint32_t priority, void **task);
int xQueueSend(QueueHandle_t queue, const void *item, uint32_t wait);
int xQueueReceive(QueueHandle_t queue, void *item, uint32_t wait);
void vTaskStartScheduler(void);
void vTaskSuspendAll(void);

static uint32_t dose;
static uint32_t handedOver;
static QueueHandle_t queue;

static void pump(void *argument)
{
    (void)argument;
    for (;;) {
        dose += 1u;
    }
}

static void display(void *argument)
{
    (void)argument;
    for (;;) {
        if (dose > 100u) {
            dose = 0u;  // unknown: concurrency/unprotected-shared-object environment
        }
    }
}

static void send(void *argument)
{
    (void)argument;
    for (;;) {
        handedOver = 7u;
        (void)xQueueSend(queue, &argument, 0u);
    }
}

static void receive(void *argument)
{
    for (;;) {
        (void)xQueueReceive(queue, &argument, 100u);
        handedOver++;
    }
}

int main(void)
{
    xTaskCreate(pump, "pump", 128u, 0, 1u, 0);
    xTaskCreate(display, "display", 128u, 0, 1u, 0);
    xTaskCreate(send, "send", 128u, 0, 1u, 0);
    xTaskCreate(receive, "receive", 128u, 0, 1u, 0);
    vTaskStartScheduler();
    return 0;
}
