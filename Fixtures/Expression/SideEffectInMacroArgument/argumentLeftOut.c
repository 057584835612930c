#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#define LOG(level, ...) do { } while (0)
#define UNUSED_EXPRESSION(x) ((void)sizeof(x))
#define NAME_OF(x) #x
#define DEBUG_ONLY(code)
#define MY_ASSERT(c) do { if (!(c)) { halt(); } } while (0)
#define USE(x) ((void)(x))

void halt(void);
int check(int value);

void loggedCounter(int retries) {
  LOG(2, "retry", retries++);  // expect: expression/side-effect-in-macro-argument
}

void onlyMeasured(int n) {
  UNUSED_EXPRESSION(n++);  // expect: expression/side-effect-in-macro-argument
}

void asserted(size_t n) {
  assert(n-- > 0);  // expect: expression/side-effect-in-macro-argument
}

void ownAssertion(int n) {
  MY_ASSERT((n += 2) < 5);
}

const char *named(void) { return NAME_OF(i++); }
void debugStatement(int *hits) {
  DEBUG_ONLY((*hits)++);
  *hits = 0;
}
void loggedValue(int retries) { LOG(2, "retry", retries + 1); }
void loggedComparison(int retries) { LOG(2, "retry", retries == 1, retries <= 4, retries != 3); }
void assertedCall(int n) {
  assert(check(n) == 0);
  assert(n >= 1 && n <= 4);
}
void used(int n) { USE(n++); }

#define configASSERT(c) do { if (!(c)) { halt(); } } while (0)
void taskAssertion(int n, int m) {
  configASSERT((n = m) != 0);  // expect: expression/side-effect-in-macro-argument
}
