#include <stdint.h>

extern uint32_t value;
void lock(void);
void unlock(void);

#define STORE(v) { lock(); value = (v); unlock(); }  // misses: preprocessor/multi-statement-macro
#define WAIT() while (value != 0u) { lock(); unlock(); } lock();  // misses: preprocessor/multi-statement-macro
#define GUARDED(v) do { lock(); value = (v); unlock(); } while (0)
#define INITIALISE_ALL lock(); unlock();  // expect: preprocessor/multi-statement-macro
