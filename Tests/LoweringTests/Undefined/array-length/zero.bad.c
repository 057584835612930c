static int last(int n) {
  int a[n];  // undefined: array-length
  (void)a;
  return n;
}
int main(void) { return last(0); }
