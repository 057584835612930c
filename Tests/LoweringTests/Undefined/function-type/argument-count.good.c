static int one(int x) { return x; }
int main(void) {
  int (*f)(int) = one;
  return f(0);
}
