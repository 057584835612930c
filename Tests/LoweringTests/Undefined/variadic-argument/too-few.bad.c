#include <stdarg.h>
static int sum(int n, ...) {
  va_list ap;
  va_start(ap, n);
  int total = 0;
  for (int i = 0; i < n; i++)
    total += va_arg(ap, int);  // undefined: variadic-argument
  va_end(ap);
  return total;
}
int main(void) {
  return sum(2, 1) == 99;
}
