#define FACTORIAL(n) ((n) < 2 ? 1 : (n) * 2)

struct node { struct node *next; int value; };
struct driver { void (*start)(void); void (*stop)(void); };

static int helper(int n) { return n + 1; }
static int user(int n) { return helper(n) + helper(n + 1); }
int top(int n) { return user(n) + helper(n) + FACTORIAL(n); }

int sum(const struct node *list)
{
    int total = 0;
    while (list != 0) {
        total += list->value;
        list = list->next;
    }
    return total;
}

int total(int total)
{
    return total;
}

static void startPump(void) { }
static void stopPump(void) { }

static const struct driver pump = { .start = startPump, .stop = stopPump };

static void run(const struct driver *driver)
{
    driver->start();
    driver->stop();
}

void runPump(void) { run(&pump); }

static int apply(int (*f)(int), int n) { return f(n); }
static int twice(int n) { return 2 * n; }
int applied(int n) { return apply(twice, n); }
