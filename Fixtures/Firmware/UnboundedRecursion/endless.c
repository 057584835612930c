unsigned int read_value(void);
void record(unsigned int value);

void direct(unsigned int n)  // expect: firmware/unbounded-recursion, firmware/recursion
{
    record(n);
    direct(n - 1u);
}

unsigned int inReturn(unsigned int n)  // expect: firmware/unbounded-recursion, firmware/recursion
{
    return n + inReturn(n - 1u);
}

static void second(unsigned int n);

void first(unsigned int n)  // expect: firmware/unbounded-recursion, firmware/recursion
{
    if (n > 3u) {
        record(n);
    }
    second(n + 1u);
}

static void second(unsigned int n)
{
    first(n);
}

int inCondition(int n)  // expect: firmware/unbounded-recursion, firmware/recursion
{
    if (inCondition(n - 1) > 0) {
        return 1;
    }
    return 0;
}
