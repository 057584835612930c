/* ISO/IEC 9899:2018 §7.2; included again, it follows NDEBUG anew. */
#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition) ((condition) ? (void)0 : __kenshin_assertion_failed(#condition, __FILE__, __LINE__))
#endif
#ifndef KENSHIN_ASSERT_H
#define KENSHIN_ASSERT_H
#if __STDC_VERSION__ >= 201112L && __STDC_VERSION__ < 202311L
#define static_assert _Static_assert
#endif
extern void __kenshin_assertion_failed(const char *condition, const char *file, int line) __attribute__((noreturn));
#endif
