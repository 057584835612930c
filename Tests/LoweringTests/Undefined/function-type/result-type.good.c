static void task(int *n) { *n = 0; }
int main(void) {
  int n = 1;
  ((void (*)(int *))task)(&n);
  return n;
}
