static int quiet(void) { return 0; }
int main(void) {
  int (*f)(void) = (int (*)(void))((char *)quiet + 1);
  return f();  // undefined: invalid-call
}
