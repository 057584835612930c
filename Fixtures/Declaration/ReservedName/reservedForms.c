#include <stdint.h>

#define UNUSED(x) (void)(x)

int __count;                                    // expect: declaration/reserved-name
static int _Level;                              // expect: declaration/reserved-name
typedef uint8_t __byte;                         // expect: declaration/reserved-name
struct __state { int x; };                      // unknown: declaration/reserved-name environment
enum mode { _Idle, ACTIVE };                    // expect: declaration/reserved-name
void _shutdown(void) { _Level = __count; }      // expect: declaration/reserved-name
int local(void) { int __t = 1; return __t; }    // expect: declaration/reserved-name
uint32_t errno_copy, clock;                     // expect: declaration/reserved-name

extern uint32_t _estack, __bss_start__;
extern void __libc_init_array(void);
int _write(int file, char *data, int n) { UNUSED(file); UNUSED(data); return n; }
void *_sbrk(int n) { UNUSED(n); return 0; }
void __cxa_pure_virtual(void) {}
uint32_t __stack_chk_guard = 1;

int count_;
static int level_1;
typedef struct _node { struct _node *next; } node;
static int _private(int x) { return x + level_1; }
int use(node *n) { return n->next != 0 && _private(1); }
void *memset(void *p, int c, unsigned long n);
int time_ms(void) { int time = 3; return time; }
void *memcpy(void *to, const void *from, unsigned long n) {  // unknown: declaration/reserved-name environment
  char *d = to;
  const char *s = from;
  while (n--) *d++ = *s++;
  return to;
}
