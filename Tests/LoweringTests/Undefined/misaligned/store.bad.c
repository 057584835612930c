#include <stdint.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char *frame = malloc(12);
  if (!frame) return 0;
  uint16_t length = 7;
  *(uint16_t *)(frame + 3) = length;  // undefined: misaligned
  free(frame);
  return 0;
}
