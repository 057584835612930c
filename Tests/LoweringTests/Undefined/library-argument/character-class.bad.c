#include <ctype.h>
int main(void) {
  char c = (char)0x80;
  return (isalpha)(c + -1000) == 99;  // undefined: library-argument
}
