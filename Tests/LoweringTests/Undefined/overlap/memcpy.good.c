#include <string.h>
int main(void) {
  char s[8] = "abcdef";
  memmove(s + 1, s, 4);
  return s[0] != 'a';
}
