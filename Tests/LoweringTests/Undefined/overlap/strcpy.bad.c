#include <string.h>
int main(void) {
  char s[16] = "abcdef";
  strcpy(s, s + 2);  // undefined: overlap
  return s[0] != 'c';
}
