struct watch { int limit; };
struct level { int limit; int margin; int hits; };

int subscribe(int pin, void (*function)(void *context, int value), void *context);
void pump(int on);

static void onLevel(void *context, int value) {
  struct level *level = context;
  if (value > level->limit + level->margin) {  // expect: memory/out-of-bounds-read
    level->hits++;
    pump(0);
  }
}

static void onOther(void *context, int value) {
  struct level *level = context;
  if (value > level->limit + level->margin) level->hits++;
}

static void onWatch(void *context, int value) {
  const struct watch *watch = context;
  if (value > watch->limit) pump(0);
}

static struct watch tank;
static struct level bath;

int watchTank(int pin) { return subscribe(pin, onLevel, &tank); }
int watchBath(int pin) { return subscribe(pin, onOther, &bath); }
int watchBoth(int pin) { return subscribe(pin, onWatch, &tank); }

// When the function is called, whoever has subscribed it has set what it needs.
static void onReady(void *context, int value) {
  struct level *level = context;
  level->hits += value + level->margin;
}

int watchLocal(int pin) {
  struct level level;
  int result = subscribe(pin, onReady, &level);
  level.margin = 3;
  return result;
}

struct setting { int baud; };
void spawn(const void *setting, void (*function)(void *context, int value), void *context);

static void onBath(void *context, int value) {
  struct level *level = context;
  level->hits = value + level->margin;
}

// What stands beside the context is none.
void spawnFor(struct level *level) {
  static const struct setting setting = {9600};
  spawn(&setting, onBath, level);
}
