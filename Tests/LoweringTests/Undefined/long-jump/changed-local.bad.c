#include <setjmp.h>
#include <stdlib.h>
static jmp_buf *back;
static void fail(void) {
  longjmp(*back, 1);  // undefined: long-jump
}
int main(void) {
  back = malloc(sizeof *back);
  if (!back) return 0;
  if (back) fail();
  return 0;
}
