#include <stdint.h>

#define _Rate 5                    // expect: preprocessor/reserved-identifier
#define __PUMP_MODE 2              // expect: preprocessor/reserved-identifier
#define _MAX_LENGTH 16             // expect: preprocessor/reserved-identifier
#define printf(...) uart_print(__VA_ARGS__)  // expect: preprocessor/reserved-identifier
#define errno last_error           // expect: preprocessor/reserved-identifier
#define while if                   // expect: preprocessor/reserved-identifier
#undef while                       // expect: preprocessor/reserved-identifier
#undef NULL                        // expect: preprocessor/reserved-identifier
#undef __FILE__                    // expect: preprocessor/reserved-identifier
#define INT8_MAX 100               // expect: preprocessor/reserved-identifier

#define RATE 5
#define PUMP__MODE 2
#define rate_limit 4
#define printf_level 3
#define MAX_LENGTH 16
#define _lower 1
#define true_rate 1
#undef RATE
