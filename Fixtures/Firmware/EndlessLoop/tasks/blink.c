void blink(void *argument);
void radio(void *argument);
void toggle(void);
static void wait_for_pairing(void)
{
    for (;;) {  // expect: firmware/endless-loop
        toggle();
    }
}

void blink(void *argument)
{
    (void)argument;
    for (;;) {
        toggle();
    }
}

void radio(void *argument)
{
    (void)argument;
    wait_for_pairing();
    while (1) {
        toggle();
    }
}
