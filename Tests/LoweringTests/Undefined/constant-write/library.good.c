#include <string.h>
static const char prefix[8] = "ab";
int main(void) {
  char p[8] = "ab";
  strcat(p, "c");
  return prefix[2] != 0;
}
