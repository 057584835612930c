#include <stdint.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char *frame = malloc(12);
  if (!frame) return 0;
  uint16_t length = 7;
  memcpy(frame + 3, &length, sizeof length);
  free(frame);
  return 0;
}
