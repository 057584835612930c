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

typedef void (*tick_function)(void *context);
struct timer { tick_function run; void *context; };
struct valve { char isOpen; };
struct pump { char isOn; int speed; long run; };

static struct timer timers[4];
static int timerCount;

static int addTimer(tick_function run, void *context) {
  if (timerCount >= 4) return -1;
  timers[timerCount].run = run;
  timers[timerCount].context = context;
  timerCount++;
  return 0;
}

static void tickPump(void *context) {
  struct pump *pump = context;
  if (pump->isOn) pump->run += pump->speed;           // expect: memory/out-of-bounds-read
}

static void tickOther(void *context) {
  struct pump *pump = context;
  if (pump->isOn) pump->run += pump->speed;
}

int startValve(void) {
  static struct valve valve;
  valve.isOpen = 1;
  return addTimer(tickPump, &valve);
}

int startPump(void) {
  static struct pump pump;
  pump.isOn = 1;
  return addTimer(tickOther, &pump);
}

void runTimers(void) {
  for (int i = 0; i < timerCount; i++) timers[i].run(timers[i].context);
}
