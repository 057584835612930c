#include <string.h>
#include <stdlib.h>
int main(void) {
  const char *name = getenv("KENSHIN_NO_SUCH_VARIABLE");
  return name ? 1 : 0;
}
