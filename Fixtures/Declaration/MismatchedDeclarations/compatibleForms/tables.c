#include <stdint.h>

const uint8_t gains[4] = {1, 2, 3, 4};
unsigned char level;
typedef int (*handler)(int);
handler handlers[2];
int apply(const int x) { return x; }
int legacy(int a) { return a; }
void stop(void) { for (;;) {} }
