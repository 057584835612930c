#include <string.h>
int main(void) {
  char small[4];
  strcpy(small, "fou");
  return small[0] != 'f';
}
