static int add(int a, int b) { return a + b; }
int main(void) {
  int x = 1;
  int y = add(x++, x);  // undefined: unsequenced
  return y == 9;
}
