#include <string.h>
struct frame { unsigned char head[4], body[4]; };
int main(void) {
  struct frame frame = {{1}, {2}};
  unsigned char out[6];
  memcpy(out, &frame, sizeof frame);  // undefined: out-of-bounds
  return out[0] != 1;
}
