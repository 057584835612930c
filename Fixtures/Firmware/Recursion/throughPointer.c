typedef void (*Handler)(int);

struct state { Handler enter; Handler leave; };

static void enterRun(int n);
static void leaveRun(int n);
static void enterIdle(int n);

static const struct state run = { enterRun, leaveRun };
static const struct state *current = &run;

static void enterRun(int n)  // unknown: firmware/recursion unsupported
{
    if (n > 0) {
        current->enter(n - 1);
    }
}

static void leaveRun(int n) { (void)n; }

static Handler pending;

static void enterIdle(int n)  // unknown: firmware/recursion unsupported
{
    pending = enterIdle;
    if (n > 3) {
        pending(n);
    }
}

void begin(void)
{
    current->leave(0);
    enterIdle(1);
    enterRun(2);
}
