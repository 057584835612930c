static int data[4];
static int quiet(void) { return 0; }
int main(void) {
  int (*f)(void) = data[0] ? 0 : quiet;
  return f();
}
