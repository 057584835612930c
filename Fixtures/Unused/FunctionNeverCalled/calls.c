typedef int (*handler)(int);
void start(handler code);

static int forgotten(int n)  // expect: unused/function-never-called
{
    return n + 1;
}

static int onlyItself(int n)  // expect: unused/function-never-called
{
    return n < 1 ? 0 : onlyItself(n - 1);
}

static int called(int n) { return n; }
static int handedOver(int n) { return n; }
static int inTable(int n) { return n; }
static const handler table[] = { inTable };

static int kept(int n) __attribute__((used));
static int kept(int n) { return n; }
__attribute__((constructor)) static void before(void) {}
static int declaredUnused(int n) __attribute__((unused));
static int declaredUnused(int n) { return n; }

static inline int inlined(int n) { return n; }

static void UART_IRQHandler(void) {}

int entry(int n)
{
    start(handedOver);
    return called(n) + table[0](n);
}
