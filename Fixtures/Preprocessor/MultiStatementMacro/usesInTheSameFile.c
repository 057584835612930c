#include <stdbool.h>

void lock(void);
void unlock(void);
void report(int code);
extern int value;
extern int state;

/* A source file shows every use of its macros: as statements of their own they are in order. */
#define RESET() value = 0; state = 0
#define FAIL_IF(c) if (c) return -1
#define COPY_FIELD(present, field) if (present) { value = (field); state++; }
#define EMIT(a, b) lock(); report(a); report(b); unlock()

#define CLEAR() value = 0; state = 0  // expect: preprocessor/multi-statement-macro
#define CLEAR_ALL() value = 0; state = 1  // expect: preprocessor/multi-statement-macro
#define REPEAT() report(1); report(2)  // expect: preprocessor/multi-statement-macro
#define REPORT_IF(c) if (c) report(1)  // expect: preprocessor/multi-statement-macro
#define NEVER_USED() lock(); unlock()  // expect: preprocessor/multi-statement-macro

int own_statements(bool ready, int field) {
  RESET();
  FAIL_IF(field < 0);
  COPY_FIELD(ready, field)
  COPY_FIELD(ready, (field + 1))
  if (ready) {
    EMIT(1, 2);
  } else {
    EMIT(3, 4);
  }
  switch (field) {
    case 1: RESET(); break;
    default: FAIL_IF(state != 0);
  }
  return 0;
}

void governed(bool ready, int n) {
  if (ready && (n > 1 || value == 2)) report(3);
  else CLEAR_ALL();
  if (ready && (n > 1 || value == 2)) CLEAR();
  while (n-- > 0) REPEAT();
  if (ready) REPORT_IF(n > 2);
  else report(2);
}
