#include <stddef.h>
#include <stdint.h>

struct job { const uint8_t *data; int n; };
static struct job current;
static const uint8_t *pending;
int run(void);

void kept(void) {
  uint8_t data[8] = {0};
  pending = data;                               // expect: declaration/returned-local-address
  run();
}

void keptInMember(void) {
  uint8_t data[8] = {0};
  current.data = &data[1];                      // expect: declaration/returned-local-address
}

void keptThroughParameter(struct job *job) {
  uint8_t data[8] = {0};
  job->data = data;                             // expect: declaration/returned-local-address
}

void keptInOutput(int **out) {
  int x = 3;
  *out = &x;                                    // expect: declaration/returned-local-address
}

struct job inResult(void) {
  uint8_t data[8] = {0};
  struct job job = {0, 0};
  job.data = data;                              // expect: declaration/returned-local-address
  return job;
}

struct job inStatic(void) {
  static uint8_t data[8];
  struct job job = {0, 0};
  job.data = data;
  return job;
}

void reset(void) {
  uint8_t data[8] = {0};
  pending = data;
  run();
  pending = NULL;
}

void localJob(void) {
  uint8_t data[8] = {0};
  struct job job;
  job.data = data;
  job.n = run();
}

void permanent(void) {
  static uint8_t data[8];
  pending = data;
}

void task(void *argument) {
  uint8_t data[8] = {0};
  (void)argument;
  pending = data;
  for (;;) run();
}

void given(uint8_t *data) { pending = data; }
void valueOnly(int *out) { int x = 3; *out = x; }

int main(void) {
  uint8_t data[8] = {0};
  current.data = data;
  return run();
}
