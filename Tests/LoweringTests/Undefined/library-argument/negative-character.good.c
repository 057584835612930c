#include <ctype.h>
int main(void) {
  signed char c = -2;
  return (toupper)((unsigned char)c) == 99;
}
