#include <stdarg.h>
static int first(int n, ...) {
  va_list ap;
  int x = va_arg(ap, int);  // undefined: variadic-argument
  return x + n;
}
int main(void) { return first(0, 0) == 9; }
