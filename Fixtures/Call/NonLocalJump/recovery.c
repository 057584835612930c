//# std: gnu11
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf recovery;
static sigjmp_buf signalRecovery;

void fail(int code) {
  longjmp(recovery, code);  // expect: call/non-local-jump
}

int guarded(void (*work)(void)) {
  if (setjmp(recovery) != 0) { return -1; }  // expect: call/non-local-jump
  work();
  return 0;
}

int guardedBySignal(void (*work)(void)) {
  if (sigsetjmp(signalRecovery, 1) != 0) { return -1; }  // expect: call/non-local-jump
  work();
  return 0;
}

int localJump(const int *values, int count) {
  int sum = 0;
  for (int i = 0; i < count; i++) {
    if (values[i] < 0) { goto failed; }
    sum += values[i];
  }
  return sum;
failed:
  return -1;
}

void stop(void) {
  abort();
}

/* The buffer is only handed on. */
jmp_buf *buffer(void) {
  return &recovery;
}
