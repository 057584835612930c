#include <string.h>
int main(void) {
  _Bool b;
  memset(&b, 2, sizeof b);
  return b ? 0 : 0;  // undefined: invalid-boolean
}
