#include <limits.h>
static int magnitude(int x) {
  if (x == INT_MIN) return 0;
  return x < 0 ? -x : x;
}
int main(void) { return magnitude(INT_MIN) > 0; }
