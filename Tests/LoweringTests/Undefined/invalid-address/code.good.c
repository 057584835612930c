static int f(void) { return 0; }
int main(void) {
  int (*p)(void) = f;
  if (!p) return 1;
  return f();
}
