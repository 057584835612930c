#include <string.h>
int main(void) {
  _Bool b;
  memset(&b, 1, sizeof b);
  return b ? 0 : 0;
}
