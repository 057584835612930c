#include <stdarg.h>
static double first(int n, ...) {
  va_list ap;
  va_start(ap, n);
  double d = va_arg(ap, int);
  va_end(ap);
  return d;
}
int main(void) { return first(1, 2) == 9; }
