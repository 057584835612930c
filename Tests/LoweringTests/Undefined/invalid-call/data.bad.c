static int data[4];
static int quiet(void) { return 0; }
int main(void) {
  int (*f)(void) = (int (*)(void))(void *)data;
  return f();  // undefined: invalid-call
}
