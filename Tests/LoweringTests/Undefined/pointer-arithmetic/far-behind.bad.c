int main(void) {
  int a[4] = {0};
  int n = 6;
  int *p = a + n;  // undefined: pointer-arithmetic
  return p == 0;
}
