#include <string.h>
struct frame { unsigned char head[4], body[4]; };
int main(void) {
  struct frame frame = {{1}, {2}};
  unsigned char out[6];
  memcpy(out, &frame, sizeof out);
  return out[0] != 1;
}
