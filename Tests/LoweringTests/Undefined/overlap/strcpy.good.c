#include <string.h>
int main(void) {
  char s[16] = "abcdef";
  memmove(s, s + 2, strlen(s + 2) + 1);
  return s[0] != 'c';
}
