#include <string.h>
static const char prefix[8] = "ab";
int main(void) {
  char *p = (char *)prefix;
  strcat(p, "c");  // undefined: constant-write
  return prefix[2] != 0;
}
