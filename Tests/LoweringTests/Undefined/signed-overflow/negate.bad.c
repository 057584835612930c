#include <limits.h>
static int magnitude(int x) {
  return x < 0 ? -x : x;  // undefined: signed-overflow
}
int main(void) { return magnitude(INT_MIN) > 0; }
