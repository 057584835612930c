#include <ctype.h>
int main(void) {
  char c = (char)0x80;
  return (isalpha)((unsigned char)c) == 99;
}
