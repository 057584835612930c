#include <ctype.h>
int main(void) {
  signed char c = -2;
  return (toupper)(c) == 99;  // undefined: library-argument
}
