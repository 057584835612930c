#include <stdlib.h>

struct job {
  int id;
  void (*done)(struct job *job);
  void (*log)(struct job *job);
};

void notify(int id);

static void finish(struct job *job) {
  notify(job->id);
  free(job);
}

static void logShort(struct job *job) { notify(job->id); }
static void logLong(struct job *job) { notify(job->id + 1); }

struct job *newJob(int id, int isLong) {
  struct job *job = malloc(sizeof *job);
  if (job == NULL) return NULL;
  job->id = id;
  job->done = finish;
  job->log = isLong ? logLong : logShort;
  return job;
}

// One function alone is ever put into the member.
void drop(struct job *job) {
  job->done(job);
  free(job);  // expect: memory/double-free
}

void dropOnce(struct job *job) { job->done(job); }

void logAndFree(struct job *job) {
  job->log(job);
  free(job);
}

struct hooks { int (*scale)(void); };
static int zero(void) { return 0; }
static struct hooks standard = {zero};
static struct hooks chosen;

// Whoever chooses hooks chooses others than the standard ones.
void choose(const struct hooks *hooks) { chosen = *hooks; }
int scaled(int value) { return value / chosen.scale(); }
int scaledByStandard(int value, const struct hooks *hooks) {
  if (hooks == &standard) return 0;
  return value / hooks->scale();
}
