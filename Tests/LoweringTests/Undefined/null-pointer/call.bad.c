static int (*handler)(void);
static int quiet(void) { return 0; }
int main(void) {
  return handler();  // undefined: null-pointer
}
