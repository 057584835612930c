typedef void (*Entry)(void *);
int os_task_create(Entry entry, const char *name, int priority);
void os_start(void);
void blink(void *argument);
void radio(void *argument);

struct entry { Entry function; int priority; };
static const struct entry table[] = { { radio, 2 } };

int main(void)
{
    (void)os_task_create(blink, "blink", 1);
    (void)os_task_create(table[0].function, "radio", table[0].priority);
    os_start();
    return 0;
}
