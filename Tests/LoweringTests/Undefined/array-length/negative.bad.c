int main(void) {
  volatile int n = -1;
  char a[n];  // undefined: array-length
  (void)a;
  return 0;
}
