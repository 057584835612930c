#include <stdint.h>
#include <string.h>
int main(void) {
  _Alignas(4) unsigned char bytes[4] = {1, 2, 3, 4};
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
  return word == 0;
}
