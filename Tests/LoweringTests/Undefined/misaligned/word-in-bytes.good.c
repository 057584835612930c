#include <stdint.h>
#include <stdlib.h>
int main(void) {
  unsigned char *bytes = calloc(1, 16);
  if (!bytes) return 0;
  uint32_t word = *(uint32_t *)(bytes + 4);
  free(bytes);
  return (int)word;
}
