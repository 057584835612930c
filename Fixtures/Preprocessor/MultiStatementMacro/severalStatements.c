#include <stdint.h>

void lock(void);
void unlock(void);
void report(int code);
extern int value;
extern int state;

#define RESET() value = 0; state = 0                                // expect: preprocessor/multi-statement-macro
#define LOCKED(code) lock(); code; unlock()                         // expect: preprocessor/multi-statement-macro
#define STOP lock(); state = 3;                                     // expect: preprocessor/multi-statement-macro
#define FAIL(code) report(code); return -1                          // expect: preprocessor/multi-statement-macro
#define REPORT_IF(c) if (c) report(1)                               // expect: preprocessor/multi-statement-macro
#define REPORT_BLOCK_IF(c) if (c) { report(1); report(2); }         // expect: preprocessor/multi-statement-macro
#define BOTH(c) if (c) report(1); state = 2                         // expect: preprocessor/multi-statement-macro

#define RESET_SAFE() do { value = 0; state = 0; } while (0)
#define RESET_BLOCK() { value = 0; state = 0; }
#define RESET_VALUE() ({ value = 0; state = 0; value; })
#define ONE() value = 0
#define ONE_ENDED() value = 0;
#define IF_ELSE(c) if (c) report(1); else report(2)
#define IF_NOTHING(c) if (!(c)) { } else
#define IF_ENABLED if (state)
#define EACH(i, n) for (int i = 0; i < (n); i++)
#define UNUSED2(a, b) (void)(a); (void)(b)
#define BUFFER(name, size) static uint8_t name##_data[size]; static uint16_t name##_length
#define LOCAL(type, name) type name; type name##_old
#define POINTERS(a, b) uint8_t *a; uint8_t *b
#define WARNING_OFF _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wunused\"")
#define QUIET_CALL(x) _Pragma("once") report(x);
#define LABEL(n) case n: report(n); break
#define BEGIN() do { lock();
#define END() unlock(); } while (0)
#define COMMA() (value = 0, state = 0)
#define FIELDS int a; int b
#define RESUME(s) s = __LINE__; case __LINE__:
#define EMPTY()
#if 0
#define OFF() lock(); unlock()
#endif
