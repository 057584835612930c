#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define DOUBLE(x) (x * 2)               // expect: preprocessor/unparenthesized-macro
#define AREA(w, h) ((w) * h)            // expect: preprocessor/unparenthesized-macro
#define MILLIVOLT(raw) ((uint32_t)raw)  // expect: preprocessor/unparenthesized-macro
#define IS_CLEAR(r, b) (!(r & (b)))     // expect: preprocessor/unparenthesized-macro
#define INVERT(x) (~x)                  // expect: preprocessor/unparenthesized-macro
#define FIRST(a) (a[0])                 // expect: preprocessor/unparenthesized-macro
#define PICK(c, a, b) (c ? (a) : (b))   // expect: preprocessor/unparenthesized-macro
#define ADD_TO(total, x) do { (total) += 2 * x; } while (0)  // expect: preprocessor/unparenthesized-macro

#define DOUBLE_SAFE(x) ((x) * 2)
#define CALL(f, x) f(x)
#define STRING(x) #x
#define JOIN(a, b) a##b
#define MEMBER(s, m) ((s).m)
#define ALLOCATE(type) ((type *)malloc(sizeof(type)))
#define OFFSET(type, member) ((size_t)&((type *)0)->member)
#define DECLARE(type, name) type name
#define ADDRESS(x) process(&x)
#define SET(x, v) do { x = v; } while (0)
#define GREETING(name) "hello " name
#define INDEX(a, i) ((a)[i])
#define PASS(x, y) process2(x, y)
#define LOG(format, ...) print(format, __VA_ARGS__)
#define POINTER(type, p) ((const type *)(p))
#define CASE(n) case n: return #n
#define STATEMENT(s) do { s; } while (0)
#define LENGTH(p) (p->length)
#define LONGER(p, n) ((n) < p->length)
#define CAST_MEMBER(p) (((struct frame *)p)->length)  // expect: preprocessor/unparenthesized-macro
#define UNUSED(x) ((void)x)
#define VARIABLE(type, name) type * name
#define CONSTANT(t, m) const t * m
#define ATTRIBUTE(x) __attribute__((section(x)))
#define MEMBER_SIZE(type, m) sizeof(((type *)0)->m)
#define ELEMENT_SIZE(type, m) MEMBER_SIZE(type, m[0])
#define LISTED(name, list) REGISTER_ALL(name, list[0][1])
