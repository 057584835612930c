#include <stdarg.h>
static int first(int n, ...) {
  va_list ap;
  va_start(ap, n);
  int x = va_arg(ap, int);
  va_end(ap);
  return x + n;
}
int main(void) { return first(0, 0) == 9; }
