#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void *Semaphore;
int xSemaphoreGiveFromISR(Semaphore semaphore, int *woken);
int xQueueGenericSend(Semaphore queue, const void *item, unsigned int ticks, int position);
void vTaskSuspend(void *task);

static Semaphore semaphore;
static char line[32];
static volatile sig_atomic_t stopped;

static void log_time(void)
{
    time_t now = 0;
    (void)localtime(&now);  // expect: firmware/non-reentrant-call-in-interrupt
}

void RTC_IRQHandler(void)
{
    log_time();
    printf("alarm\n");  // expect: firmware/non-reentrant-call-in-interrupt
    (void)xQueueGenericSend(semaphore, 0, 0u, 0);  // expect: firmware/non-reentrant-call-in-interrupt
    vTaskSuspend(0);  // expect: firmware/non-reentrant-call-in-interrupt
}

void DMA_IRQHandler(void)
{
    void *block = malloc(8);  // expect: firmware/non-reentrant-call-in-interrupt, firmware/dynamic-memory-after-startup
    free(block);  // expect: firmware/non-reentrant-call-in-interrupt
}

static void on_signal(int number)
{
    (void)number;
    exit(1);  // expect: firmware/non-reentrant-call-in-interrupt
}

static void on_stop(int number)
{
    (void)number;
    stopped = 1;
}

void ADC_IRQHandler(void)
{
    (void)memset(line, 0, sizeof line);
    (void)strlen(line);
    (void)xSemaphoreGiveFromISR(semaphore, 0);
}

static char *report;

static void tell(const char *what)
{
    free(report);  // expect: firmware/non-reentrant-call-in-interrupt
    report = 0;
    (void)strlen(what);
}

static void on_hangup(int number)
{
    (void)number;
    tell("hangup");
}

static void hook(int number, void (*handler)(int))
{
    (void)signal(number, handler);
}

void console(char *text)
{
    printf("%s\n", strtok(text, " "));
    free(malloc(4));
}

int main(void)
{
    (void)signal(SIGTERM, on_signal);
    (void)signal(SIGINT, on_stop);
    hook(SIGTERM, on_hangup);
    console(line);
    return 0;
}
