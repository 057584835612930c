#include <string.h>
int main(void) {
  char s[8] = "abcdef";
  memcpy(s + 1, s, 4);  // undefined: overlap
  return s[0] != 'a';
}
