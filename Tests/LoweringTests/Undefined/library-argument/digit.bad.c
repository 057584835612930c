#include <ctype.h>
int main(void) {
  int code = 70000;
  return (isdigit)(code) == 99;  // undefined: library-argument
}
