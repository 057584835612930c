#include <math.h>
int main(void) {
  double d = nan("");
  int i = (int)d;  // undefined: float-conversion
  return i > 5;
}
