static int a[4];
int main(void) {
  int *p = a;
  p--;  // undefined: pointer-arithmetic
  return p == 0;
}
