#include <math.h>
int main(void) {
  double d = nan("");
  int i = isnan(d) ? 0 : (int)d;
  return i > 5;
}
