static int one(int x) { return x; }
int main(void) {
  int (*f)(int, int) = (int (*)(int, int))one;
  return f(0, 0);  // undefined: function-type
}
