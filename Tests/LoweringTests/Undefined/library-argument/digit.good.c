#include <ctype.h>
int main(void) {
  int code = 70000;
  return code < 256 && (isdigit)(code);
}
