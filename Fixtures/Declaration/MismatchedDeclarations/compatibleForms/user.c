#include <stdint.h>

extern const uint8_t gains[];
extern uint8_t level;
extern int (*handlers[2])(int);
int apply(int);
int legacy();  // expect: declaration/non-prototype
void stop(void) __attribute__((noreturn));
extern const uint8_t missing[];

int use(void) {
  if (level == 0) stop();
  return gains[0] + apply(level) + legacy(1) + handlers[0](1) + missing[0];
}
