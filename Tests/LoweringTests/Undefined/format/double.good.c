#include <stdio.h>
int main(void) {
  char text[32];
  double d = 1.5;
  snprintf(text, sizeof text, "%f", d);
  return text[0] != '1';
}
