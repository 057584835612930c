#include <stdint.h>

#define TOTAL 4 + 2                              // expect: preprocessor/unparenthesized-macro
#define SCALED(x) (x) * 10                       // expect: preprocessor/unparenthesized-macro
#define SELECTED(x) (x) > 3 ? 1 : 0              // expect: preprocessor/unparenthesized-macro
#define TIMEOUT_TICKS TIMEOUT_MS / TICK_MS       // expect: preprocessor/unparenthesized-macro
#define BIT(n) 1u << (n)                         // expect: preprocessor/unparenthesized-macro
#define ENABLED (flags & 1u) && (mode == 2)      // expect: preprocessor/unparenthesized-macro
#define LAST sizeof(table) - 1                   // expect: preprocessor/unparenthesized-macro
#define HIGH_WORD (uint32_t)0x1234 << 16         // expect: preprocessor/unparenthesized-macro

#define TOTAL_SAFE (4 + 2)
#define NEGATIVE -1
#define CAST (uint32_t)1
#define NEGATIVE_CAST (uint8_t)-1
#define REGISTER *(volatile uint32_t *)0x40000000u
#define MEMBER device->status.ready
#define CALLED(x) compute((x) + 1)
#define BYTE_POINTER uint8_t *
#define CONSTANT_POINTER const char * const
#define LIST 1 + 2, 3 + 4
#define ASSIGN(x) value = (x) + 1
#define GUARDED do { value = 1 + 2; } while (0)
#define TEXT "a" "b"
#define HEADER <stdint.h>
#define ATTRIBUTES __attribute__((aligned(4 * 2)))
#define QUALIFIED static inline
#define EMPTY
#define COMMENTED 5 /* 4 + 1 */
#define HAS_BOTH defined(A) && defined(B)
#define BLOCK { 1 + 2 }
#define STRUCTURE struct device *
#define INVERTED ~0x3u
#define NOT_READY !ready
#define DECLARED(name) uint8_t * name
#define RETURN return value + 1
#if 0
#define OFF 1 + 2
#endif
#define NEXT_FACTOR(tag) * 0 + (tag)
#define NEXT_TERM(flag) | (1u << (flag))
#define NEXT_CASE(a, ref) (a) == 3 ? (ref) :
