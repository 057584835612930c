int main(void) {
  volatile int n = -1;
  char a[n + 2];
  (void)a;
  return 0;
}
