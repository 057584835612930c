static void task(int *n) { *n = 0; }
int main(void) {
  int n = 1;
  return ((int (*)(int *))task)(&n) == 99;  // undefined: function-type
}
