static int f(void) { return 0; }
int main(void) {
  int (*p)(void) = f;
  *(volatile char *)p = 0;  // undefined: invalid-address
  return f();
}
