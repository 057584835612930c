static int last(int n) {
  if (n < 1) return 0;
  int a[n];
  (void)a;
  return n;
}
int main(void) { return last(0); }
